from odoo import fields, models

from .thads_plan import BEFORE, YEAR_BASES
from .thads_plan_quarter_opening import PROVINCE_DAYS, UNIT_DAYS


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    thads_schedule_basis = fields.Selection(
        YEAR_BASES,
        string="Quarters and Months",
        default="calendar",
        config_parameter="thads_work_plan.schedule_basis",
    )
    thads_schedule_before = fields.Selection(
        BEFORE,
        string="Before a Day",
        default="literal",
        config_parameter="thads_work_plan.schedule_before",
    )
    thads_office_submission = fields.Selection(
        [("slip", "On a slip (phiếu trình)"), ("letter", "By letter (công văn)")],
        string="The Office Submits Its Plan",
        default="slip",
        config_parameter="thads_work_plan.office_submission",
    )
    thads_send_copies = fields.Boolean(
        string="Send Electronic Copies",
        config_parameter="thads_work_plan.send_copies",
        help="Mail what is submitted to the mailbox of the office. Off: log it only.",
    )
    thads_retention_years = fields.Integer(
        string="Years Kept",
        config_parameter="thads_work_plan.retention_years",
        help="Of the files of plans, from the day they are closed; 0: no limit.",
    )
    thads_overlap_threshold = fields.Integer(
        string="Lines That Say the Same",
        default=60,
        config_parameter="thads_work_plan.overlap_threshold",
        help="Percent of their trigrams that two lines share, from 1 to 100.",
    )
    thads_quarter_basis = fields.Selection(
        YEAR_BASES,
        string="Quarters of Reports",
        default="thads",
        config_parameter="thads_work_plan.quarter_basis",
    )
    thads_quarter_days_unit = fields.Integer(
        string="Units of a Province Report Within",
        default=UNIT_DAYS,
        config_parameter="thads_work_plan.quarter_days_unit",
    )
    thads_quarter_days_province = fields.Integer(
        string="Provinces and Central Units Report Within",
        default=PROVINCE_DAYS,
        config_parameter="thads_work_plan.quarter_days_province",
    )
