from . import thads_plan_part
from . import thads_plan
from . import thads_plan_output
from . import thads_plan_task
