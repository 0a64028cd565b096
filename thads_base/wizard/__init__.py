from . import thads_calendar_load
