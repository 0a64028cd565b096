import base64
import json

from odoo import fields, models
from odoo.exceptions import UserError


class ThadsTrailCheck(models.TransientModel):
    """Verifies the trails of the whole database, and says what was found."""

    _name = "thads.trail.check"
    _description = "Verify the Integrity"

    anchor_file = fields.Binary(
        string="Downloaded Anchor", help="To compare with, if you have kept one."
    )
    is_done = fields.Boolean()
    is_broken = fields.Boolean()
    result = fields.Text(readonly=True)

    def action_confirm(self):
        """Verify, and show the result in the same window.

        :raises AccessError: unless the user is an administrator
        """
        self.ensure_one()
        steps, anchors = self.env["thads.step"], self.env["thads.trail.anchor"]
        found = []
        if broken := steps.verify_chain():
            found.append(steps._get_verdict(broken)["params"]["message"])
        if broken := anchors._find_broken():
            found.append(anchors._describe_broken(broken))
        found += self._compare_with_file()
        self.write(
            {
                "is_done": True,
                "is_broken": bool(found),
                "result": "\n".join(found) or self._get_good_news(),
            }
        )
        return {**self._get_records_action(), "target": "new"}

    def _compare_with_file(self) -> list[str]:
        if not self.anchor_file:
            return []
        try:
            exported = json.loads(base64.b64decode(self.anchor_file))
            is_contradicted = self.env["thads.trail.anchor"]._find_contradicted(
                exported
            )
        except (ValueError, AttributeError) as error:
            raise UserError(self.env._("This is no downloaded anchor.")) from error
        if not is_contradicted:
            return []
        return [
            self.env._(
                "The anchor of %s is not the one that was downloaded.",
                exported.get("date"),
            )
        ]

    def _get_good_news(self) -> str:
        links = self.env["thads.step.link"].search_count([])
        anchors = self.env["thads.trail.anchor"].search_count([])
        return self.env._(
            "All trails are intact: %(links)s links, %(anchors)s anchors.",
            links=links,
            anchors=anchors,
        )
