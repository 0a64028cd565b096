from . import thads_dossier_deed
