from . import thads_review_return
from . import thads_review_import
from . import thads_review_import_line
from . import thads_score_change
from . import thads_score_change_band
from . import thads_score_change_move
from . import thads_score_return
