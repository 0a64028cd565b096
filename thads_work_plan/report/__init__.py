from . import thads_plan_board
