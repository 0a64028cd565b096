from . import thads_plan_dossier
