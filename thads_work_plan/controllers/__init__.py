from . import thads_plan_coverage
from . import thads_plan_dossier
