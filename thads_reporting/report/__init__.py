from . import thads_review_board
