from . import thads_lookup
from . import thads_online
