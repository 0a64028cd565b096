from odoo import SUPERUSER_ID, api

from odoo.addons.thads_base.shipped import is_edited, refresh

FILES = (
    "data/thads_plan_form_data.xml",
    "data/thads_procedure_data.xml",
    "data/thads_plan_way_paper_data.xml",
)
# Empty in a database of before, whoever has edited the rest
NEW = {
    "thads.procedure": {"form_id", "season_start", "season_class_ids"},
    "thads.procedure.step": {"answer_label", "produced_type_ids", "is_directive"},
    "thads.plan.way.paper": {"step_codes"},
}


def migrate(cr, version):
    """Bring procedures, layouts and papers up to date, but for what people edited."""
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    for filename in FILES:
        refresh(env, "thads_work_plan", filename, _choose)


def _choose(record, names):
    """Return the fields to load: of a step that plans go by its words alone."""
    if is_edited(record):
        new = NEW.get(record._name, set())
        names = {name for name in names & new if not record[name]}
    if record._name == "thads.procedure.step" and record.procedure_id._filter_used():
        names &= record._get_free_fields()
    return names
