from . import thads_calendar_load
from . import thads_calendar_recount
from . import thads_counter_start
from . import thads_document_void
from . import thads_procedure_trial
from . import thads_step_extend
from . import thads_trail_check
