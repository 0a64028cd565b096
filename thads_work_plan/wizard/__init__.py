from . import thads_plan_board_print
from . import thads_plan_register
from . import thads_plan_season_open
from . import thads_plan_way_draft
