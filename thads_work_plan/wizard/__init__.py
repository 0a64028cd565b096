from . import thads_plan_way_draft
