from . import test_import_messages
from . import test_thads_plan
from . import test_thads_plan_access
from . import test_thads_plan_form
from . import test_thads_plan_import
from . import test_thads_plan_import_file
from . import test_thads_plan_output
from . import test_thads_plan_task
