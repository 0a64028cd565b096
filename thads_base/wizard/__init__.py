from . import thads_calendar_load
from . import thads_step_close
from . import thads_counter_start
from . import thads_document_scan
from . import thads_document_send
from . import thads_document_void
from . import thads_register
