from . import thads_form
from . import thads_lookup
from . import thads_online
