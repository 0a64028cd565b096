from . import test_dossier_desk
from . import test_dossier_forms
from . import test_dossier_lateness
from . import test_dossier_notices
from . import test_dossier_privacy
from . import test_dossier_reception
from . import test_dossier_register
from . import test_dossier_way
