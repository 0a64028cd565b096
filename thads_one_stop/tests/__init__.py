from . import test_dossier_desk
from . import test_dossier_privacy
from . import test_dossier_reception
from . import test_dossier_way
from . import test_dossier_lookup
from . import test_dossier_submission
from . import test_public_pages
