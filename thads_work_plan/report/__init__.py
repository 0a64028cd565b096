from . import thads_plan_board
from . import thads_plan_coverage
