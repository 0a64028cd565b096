import base64
import json
from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, format_date

from ..tools import vietnam_time
from ..tools.trail import NO_HASH, AnchoredLink, get_anchor_hash
from .thads_step import ENGINE


class ThadsTrailAnchor(models.Model):
    """What the trails of all records came to on one day, in one hash.

    Made each night over the links recorded on the day before and over the anchor
    before it, so it covers the end of every chain and costs what the day costs. Who
    rewrites the past has to rewrite every later anchor, and what was exported
    contradicts them. Nobody changes or deletes one.

    It is made an hour after midnight: a transaction that recorded links before
    midnight has ended by then.
    """

    _name = "thads.trail.anchor"
    _description = "Anchor of the Trails"
    _inherit = ["thads.sealed.mixin"]
    _order = "date desc"
    _rec_name = "date"
    _log_access = False
    _engine_operations = ("create",)

    date = fields.Date(string="Day", required=True, readonly=True)
    link_count = fields.Integer(string="Links", readonly=True, aggregator=None)
    hash = fields.Char(required=True, readonly=True)
    datetime_recorded = fields.Datetime(string="Recorded At", readonly=True)
    export_file = fields.Binary(compute="_compute_export_file")

    _date_uniq = models.UniqueIndex("(date)", "This day has its anchor.")

    def _compute_export_file(self):
        for anchor in self:
            text = json.dumps(anchor._prepare_export(), indent=2)
            anchor.export_file = base64.b64encode(text.encode())

    def _is_engine(self):
        return self.env.context.get("thads_step_engine") is ENGINE

    def _get_refusal(self):
        return self.env._("Anchors are made each night, and nobody changes them.")

    def action_export(self):
        """Download one anchor as a small file, to be kept outside the database."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/export_file/"
            f"neo-{self.date}.json?download=true",
            "target": "self",
        }

    def action_verify(self):
        """Verify all anchors, and say which one is the first that does not hold."""
        self.check_access("read")
        broken = self.sudo()._find_broken()
        message = (
            self._describe_broken(broken) if broken else self.env._("All anchors hold.")
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "danger" if broken else "success",
                "message": message,
                "sticky": bool(broken),
            },
        }

    def _prepare_export(self) -> dict:
        return {
            "date": str(self.date),
            "links": self.link_count,
            "hash": self.hash,
        }

    @api.model
    def _describe_broken(self, broken) -> str:
        return self.env._(
            "The past was altered: what was recorded on %s is not what it was then.",
            format_date(self.env, broken.date, date_format="dd/MM/yyyy"),
        )

    @api.model
    def _find_broken(self):
        """Return the first anchor that does not hold, none if all do."""
        previous = NO_HASH
        for anchor in self.search([("hash", "!=", False)], order="date"):
            links = self._read_links(anchor.date)
            hash_now = get_anchor_hash(previous, anchor.date, links)
            if (hash_now, len(links)) != (anchor.hash, anchor.link_count):
                return anchor
            previous = anchor.hash
        return self.browse()

    @api.model
    def _find_contradicted(self, exported: dict):
        """Return whether an exported anchor is no longer the one of its day."""
        anchor = self.search([("date", "=", exported.get("date"))])
        return anchor._prepare_export() != exported if anchor else True

    @api.model
    def _read_links(self, day) -> list[AnchoredLink]:
        """Return the links that were recorded on a day of Vietnam, by id."""
        first, after = vietnam_time.get_utc_span(day)
        rows = self.env.execute_query(
            SQL(
                "SELECT id, res_model, res_id, sequence, hash FROM thads_step_link "
                "WHERE datetime_recorded >= %s AND datetime_recorded < %s ORDER BY id",
                first,
                after,
            )
        )
        return [AnchoredLink(*row) for row in rows]

    @api.model
    def _anchor(self, day, previous):
        """Create the anchor of a day."""
        links = self._read_links(day)
        return self.with_context(thads_step_engine=ENGINE).create(
            {
                "date": day,
                "link_count": len(links),
                "hash": get_anchor_hash(previous, day, links),
                "datetime_recorded": fields.Datetime.now(),
            }
        )

    @api.model
    def _cron_anchor(self):
        """Anchor the days until yesterday that have none yet."""
        last = self.search([], limit=1)
        previous = last.hash or NO_HASH
        for day in self._find_days(last):
            previous = self._anchor(day, previous).hash
            if not self.env["ir.cron"]._commit_progress(1):
                break

    @api.model
    def _find_days(self, last) -> list:
        """Return the days to anchor: after the last one, or from the first link on."""
        first = last.date + timedelta(days=1) if last else self._get_first_day()
        today = vietnam_time.today()
        count = (today - first).days if first else 0
        return [first + timedelta(days=number) for number in range(count)]

    @api.model
    def _get_first_day(self):
        [(moment,)] = self.env.execute_query(
            SQL("SELECT min(datetime_recorded) FROM thads_step_link")
        )
        return vietnam_time.to_day(moment) if moment else None
