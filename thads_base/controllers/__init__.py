from . import thads_paper
from . import thads_upload
