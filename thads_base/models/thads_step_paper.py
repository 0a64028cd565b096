from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..tools import vietnam_time
from ..tools.scan import find_scan_type

# Kinds of steps that somebody may answer on paper
PAPER_KINDS = ("opinion", "external", "review", "approval")


class ThadsStep(models.Model):
    """An answer given on paper: the office records it as itself, with its scan."""

    _inherit = "thads.step"

    signer_text = fields.Char(
        string="Signed By", readonly=True, help="Who signed the paper, with their post."
    )
    can_record_on_paper = fields.Boolean(
        compute="_compute_can_record_on_paper",
        help="The user may record what was answered on paper.",
    )

    @api.depends_context("uid")
    @api.depends("state", "position_id", "unit_id", "user_id")
    def _compute_can_record_on_paper(self):
        for step in self:
            step.can_record_on_paper = (
                step.state == "open"
                and step._is_recorder()
                and not step._find_own_author()
            )

    def action_record_on_paper(self):
        """Ask for what was answered on paper in one open step.

        :raises AccessError: unless the user is of the office of the authority
        :raises UserError: if the step is closed, or decides on work of its own
        """
        self.ensure_one()
        self._check_recorder()
        wizard = self.env["thads.step.paper"].create(
            {"step_id": self.id, "signer_text": self._propose_signer()}
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Record on Paper"),
            "res_model": wizard._name,
            "res_id": wizard.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _record_on_paper(self, outcome, note, paper_date, signer, scan):
        """Close one step with what was answered on paper, in the recorder's name.

        :param date paper_date: of the paper; timeliness is judged by it
        :param str signer: who signed, with their post
        :param scan: (name, content as bytes) of a PDF, PNG or JPEG file
        :raises AccessError: unless the user is of the office of the authority
        :raises UserError: if the step is closed, does not end this way on paper, lacks
            its note, signer, date or scan, or decides on work of the signer or user
        """
        self.ensure_one()
        self._check_recorder()
        self._check_outcome(outcome, note)
        self._check_paper(outcome, paper_date, (signer or "").strip())
        self._check_paper_scan(*scan)
        self._get_record()._check_step_closing(self, outcome)
        self._close(
            outcome,
            note,
            is_on_paper=True,
            paper_date=paper_date,
            signer_text=signer.strip(),
            attachment_ids=self._attach_scan(*scan).ids,
        )

    def _check_recorder(self):
        self.check_access("read")
        if not self._is_recorder():
            raise AccessError(
                self.env._(
                    "What is answered on paper in “%s” is recorded by the office of "
                    "the authority, for others than itself.",
                    self.definition_id.name,
                )
            )
        self._check_open()
        if author := self._find_own_author():
            raise UserError(
                self.env._(
                    "“%(step)s” is about the work of %(person)s, who neither answers "
                    "in it nor records the answer.",
                    step=self.definition_id.name,
                    person=author.name,
                )
            )

    def _is_recorder(self) -> bool:
        """Whether the user is of the office that records answers of others."""
        if self.kind not in PAPER_KINDS:
            return False
        if not self.env.user.has_group("thads_base.group_office"):
            return False
        office = self._get_authority_office()
        # the unit of an outside body's step is only who enters its answer
        is_own = self.kind != "external" and self.unit_id == office
        return not is_own and office.is_my_unit

    def _find_own_author(self):
        """Return the author who would record or answer here, empty if there is none."""
        people = self.env.user
        if self.kind != "external":
            people |= self.position_id.sudo().user_id | self.user_id
        authors = self._get_record().sudo()._get_authors()
        return (people & authors)[:1].sudo()

    def _check_paper(self, outcome, paper_date, signer):
        if outcome == "no_reply":
            raise UserError(self.env._("A paper holds an answer: choose which."))
        if not signer:
            raise UserError(self.env._("Say who signed the paper."))
        if not paper_date or paper_date > vietnam_time.today():
            raise UserError(
                self.env._("Give the date of the paper, which is today or earlier.")
            )
        if paper_date < self.date_opened:
            raise UserError(
                self.env._(
                    "The paper is older than the step, which opened on %s.",
                    self._format_day(self.date_opened),
                )
            )

    def _check_paper_scan(self, name, content):
        self.env["thads.virus.check"]._check(name, content)
        if not find_scan_type(content):
            raise UserError(
                self.env._(
                    "“%s” is no PDF, PNG or JPG that can be read. Scan the signed "
                    "paper as one of these.",
                    name,
                )
            )

    def _attach_scan(self, name, content):
        # as superuser: nobody writes steps, so nobody may attach to them; the caller
        # has checked that the user records in this one
        return (
            self.env["ir.attachment"]
            .sudo()
            .create(
                {
                    "name": name,
                    "raw": content,
                    "mimetype": find_scan_type(content),
                    "res_model": self._name,
                    "res_id": self.id,
                }
            )
        )

    def _propose_signer(self) -> str:
        """Return who is expected to sign: the holder of the post, a person, a unit."""
        if self.kind == "external":
            return ""
        post = self.position_id.sudo()
        person = (post.user_id or self.user_id).sudo().name
        place = post.display_name or self.unit_id.name
        return " - ".join(filter(None, (person, place)))

    def _get_day_given(self):
        """Return the day of the answer of one step: of its paper, else of closing."""
        return self.paper_date or self.date_closed
