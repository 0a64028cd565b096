from odoo import fields, models
from odoo.fields import Domain

from ..tools import form_one_paper

REGISTER_KINDS = [
    ("paper", "Paper"),
    ("electronic", "Electronic"),
    ("both", "Paper and electronic"),
]
PLAN = "KH"
GUIDING = ("HD", "CT", "TB", "QĐ")  # beside letters
FIELDS = (
    "plan_text",
    "guidance_text",
    "publicity_text",
    "premises_text",
    "staff_count",
    "staff_qualification",
    "register_kind",
    "register_count",
)


class ThadsReviewReport(models.Model):
    """Biểu số 1: how a unit has put the one-stop way into practice."""

    _inherit = "thads.review.report"

    plan_text = fields.Text(
        string="Plan Issued", help="Number, symbol, date and title of the plan."
    )
    guidance_text = fields.Text(
        string="Guiding Documents",
        help="Letters and guidance, one per line: number, symbol, date and title.",
    )
    publicity_text = fields.Text(
        string="Publicity", help="Which forms it took, and how often."
    )
    premises_text = fields.Text(
        string="Premises", help="A place of its own; equipment."
    )
    staff_count = fields.Integer(string="Staff, Number")
    staff_qualification = fields.Text(string="Staff, Qualification")
    register_kind = fields.Selection(REGISTER_KINDS, string="Register")
    register_count = fields.Integer(string="Registers, Number")

    _counts_check = models.Constraint(
        "CHECK(staff_count >= 0 AND register_count >= 0)",
        "Numbers of people and registers are not negative.",
    )

    def _get_form_one_fields(self):
        return FIELDS

    def action_fill_form_one(self):
        """Enter into Biểu số 1 what is known of the units, where nothing stands yet.

        The plan and the guiding documents among the papers that were issued, by the
        words that the campaign has for their titles; who sits at the desk, with their
        degrees; that the register is an electronic one.

        :raises AccessError: unless the user writes the reports
        :raises UserError: if one has been sent
        """
        self._check_writable()
        for report in self:
            known = report._find_known()
            report.write(
                {name: value for name, value in known.items() if not report[name]}
            )
        return True

    def _find_known(self) -> dict:
        """Return what is known of one unit, {field of Biểu số 1: value}."""
        papers, people = self._find_papers(), self._find_desk_people()
        plans = papers.filtered(lambda paper: paper.type_id.abbreviation == PLAN)
        guiding = papers.filtered(
            lambda paper: (
                paper.kind == "letter" or paper.type_id.abbreviation in GUIDING
            )
        )
        known = {
            "plan_text": plans._cite(),
            "guidance_text": guiding._cite(),
            "staff_count": len(people),
            "staff_qualification": form_one_paper.say_qualifications(
                people.sudo().employee_ids.mapped(
                    lambda person: (person.certificate, person.study_field or "")
                )
            ),
        }
        if people:
            known.update(register_kind="electronic", register_count=1)
        return {name: value for name, value in known.items() if value}

    def _find_papers(self):
        """Return the papers of one unit whose titles have the words of the campaign."""
        review = self.review_id
        words = [word.strip() for word in (review.title_words or "").split(";")]
        if not any(words):
            return self.env["thads.document"]
        units = (self.department_id | self.drafting_unit_id).ids
        return self.env["thads.document"].search(
            Domain("state", "=", "issued")
            & Domain("date", "<=", review.date_cutoff)
            & (
                Domain("department_id", "=", self.department_id.id)
                | Domain("drafting_department_id", "in", units)
            )
            & Domain.OR(Domain("title", "ilike", word) for word in words if word),
            order="date, number, id",
        )

    def _find_desk_people(self):
        """Return who sat at the desk of one unit at the cut-off."""
        posts = self.env["thads.position"].sudo()
        valid = posts._get_valid_domain(self.review_id.date_cutoff)
        found = posts.search([("is_desk", "=", True), *valid])
        own = found.filtered(lambda post: post._get_desk_unit() == self.department_id)
        return own.user_id
