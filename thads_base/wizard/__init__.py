from . import thads_calendar_load
from . import thads_step_close
from . import thads_counter_start
from . import thads_document_void
