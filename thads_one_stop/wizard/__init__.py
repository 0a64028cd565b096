from . import thads_dossier_deed
from . import thads_dossier_register
from . import thads_dossier_submission_reply
from . import thads_setup
