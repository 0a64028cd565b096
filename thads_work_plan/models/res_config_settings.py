from odoo import fields, models

from .thads_plan import BEFORE, YEAR_BASES


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
