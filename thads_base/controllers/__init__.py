from . import thads_paper
