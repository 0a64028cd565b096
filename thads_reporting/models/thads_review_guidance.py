from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.thads_base.tools import vietnam_time

from ..tools import review_letters

DASH = "-"


class ThadsReview(models.Model):
    """The papers around a campaign, and what units ask about it."""

    _inherit = "thads.review"

    guidance_id = fields.Many2one(
        "thads.document",
        string="Guidance Letter",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    conference_ids = fields.One2many(
        "thads.review.conference", "review_id", string="Conferences"
    )
    question_ids = fields.One2many(
        "thads.review.question", "review_id", string="Questions"
    )
    question_count = fields.Integer(
        string="Questions to Answer", compute="_compute_question_count"
    )

    def _compute_question_count(self):
        questions = self.env["thads.review.question"]
        counts = dict(
            questions._read_group(
                [("review_id", "in", self.ids), ("state", "=", "asked")],
                ["review_id"],
                ["__count"],
            )
        )
        for review in self:
            review.question_count = counts.get(review._origin, 0)

    def action_draft_guidance(self):
        """Draft the letter that guides the units of one campaign in their reports.

        It is signed and issued like any letter; the units that report may read it then.

        :raises AccessError: unless the user may write the campaign, and draft papers
        :raises UserError: if there is a letter already that is not void
        """
        self.ensure_one()
        self.check_access("write")
        letter = self.guidance_id
        if letter.sudo().state in ("draft", "issued"):
            raise UserError(
                self.env._(
                    "There is a guidance letter already: “%s”.",
                    letter.sudo().display_name,
                )
            )
        self.sudo().guidance_id = self.env["thads.document"].create(
            self._prepare_guidance()
        )
        return self.action_open_guidance()

    def action_open_guidance(self):
        """Show the guidance letter of one campaign."""
        self.ensure_one()
        self.check_access("read")
        letter = self.guidance_id
        return letter._get_records_action(name=self.env._("Guidance Letter"))

    def action_open_questions(self):
        """Show what units have asked about one campaign, as far as the user may."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_reporting.thads_review_question_action"
        )
        return {
            **action,
            "domain": [("review_id", "=", self.id)],
            "context": {"default_review_id": self.id},
        }

    def action_open_conferences(self):
        """Show the conferences of one campaign."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "thads_reporting.thads_review_conference_action"
        )
        return {
            **action,
            "domain": [("review_id", "=", self.id)],
            "context": {"default_review_id": self.id},
        }

    def _prepare_guidance(self) -> dict:
        unit = self.department_id
        return {
            **self._prepare_paper("letter", unit),
            "title": review_letters.write_guidance_title(self.name),
            "addressees": "\n".join(self.class_ids.mapped("name")),
            "body": review_letters.write_guidance(self._describe()),
            "recipient_ids": self._prepare_recipients(self.class_ids, self.period_end),
        }

    def _describe(self):
        return review_letters.Campaign(
            name=self.name,
            subject=self.subject or "",
            start=self.period_start,
            end=self.period_end,
            cutoff=self.date_cutoff,
            period=self.period_name or "",
            due=[
                (tier.level, tier.date_due or None, tier.is_set_above)
                for tier in self.tier_ids
                if tier.level != "central"
            ],
            headings=[
                f"{heading.number or DASH} {heading.name}"
                for heading in self.heading_ids
            ],
            focal=self.department_id.name,
        )

    def _prepare_paper(self, kind, unit) -> dict:
        """Return the values of a paper that a unit drafts for its authority.

        :param str kind: of ``thads_base.document_type_<kind>``
        """
        authority, today = unit.authority_id or unit, vietnam_time.today()
        heads = self.env["thads.position"].sudo()._get_heads(authority, today)
        return {
            "type_id": self.env.ref(f"thads_base.document_type_{kind}").id,
            "department_id": authority.id,
            "drafting_department_id": unit.id,
            "place": authority.place,
            "signer_id": heads[authority].user_id.id if authority in heads else False,
        }

    def _prepare_recipients(self, classes, day) -> list:
        """Return the recipients of a paper: the units of classes, that it may be read.

        Each is printed by its class, so that one line names them all.
        """
        authority, names = self.authority_id, {}
        for unit_class in classes.sudo():
            for unit in unit_class._expand(day, authority):
                for reader in unit | unit._get_writing_unit():
                    names.setdefault(reader, unit_class.name)
        names.pop(authority, None)
        return [
            Command.clear(),
            *(
                Command.create({"department_id": unit.id, "name": name})
                for unit, name in names.items()
            ),
        ]
