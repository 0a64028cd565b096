from odoo import api, models
from odoo.exceptions import AccessError
from odoo.tools import SQL, split_every

from ..tools.trail import NO_HASH, Link, find_broken, get_canonical

# What a link holds of a step: version 1 of the canonical form (tools/trail.py)
SEALED_FIELDS = (
    "definition_id",
    "res_model",
    "res_id",
    "department_id",
    "round",
    "unit_id",
    "position_id",
    "user_id",
    "state",
    "outcome",
    "datetime_opened",
    "date_clock",
    "deadline",
    "datetime_deadline",
    "extended_deadline",
    "extension_reason",
    "datetime_closed",
    "closed_by_id",
    "note",
    "is_on_paper",
    "paper_date",
)
# Held only where they have a value, so that links without them stay as they are
OPTIONAL_FIELDS = ("deadline_reason", "question", "signer_text")
VERIFIED_RECORDS = 1000  # at a time


class ThadsStep(models.Model):
    """The trail of steps: what a link holds of them, and whether the chains hold."""

    _inherit = "thads.step"

    @api.model
    def verify_chain(self, records=None):
        """Return the ids of the steps where a chain does not hold, empty if all do.

        :param records: of one model that goes through procedures; all records of the
            database if not given
        :return: ids of altered or missing steps, 0 for a record that lost all of them
        :rtype: list[int]
        :raises AccessError: if the user may not read the records, or is not an
            administrator and asks for all
        """
        if records is None:
            self._check_auditor()
            return [
                step_id
                for model in self._get_chained_models()
                for step_id in self._verify_model(model, None)
            ]
        records.check_access("read")
        return self._verify_model(records._name, records.ids)

    def action_verify(self):
        """Verify the chains of the records of these steps, and say what was found."""
        self.check_access("read")
        broken = []
        for steps in self.grouped("res_model").values():
            records = steps[0]._get_record().browse(set(steps.mapped("res_id")))
            broken += self.verify_chain(records)
        return self._get_verdict(broken)

    def _check_auditor(self):
        if not self.env.su and not self.env.user.has_group("thads_base.group_admin"):
            raise AccessError(
                self.env._("Only an administrator verifies the whole database.")
            )

    def _get_verdict(self, broken):
        """Return a notification of what a verification found."""
        if not broken:
            kind, message = "success", self.env._("The trail is intact.")
        else:
            kind = "danger"
            message = self.env._(
                "The trail is broken, first at %(step)s; %(count)s steps do not match "
                "what was sealed.",
                step=self._describe_broken(broken[0]),
                count=len(broken),
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": kind, "message": message, "sticky": bool(broken)},
        }

    @api.model
    def _get_chained_models(self) -> list[str]:
        return [name for name, _label in self.env["thads.procedure"]._get_models()]

    @api.model
    def _describe_broken(self, step_id) -> str:
        """Return which step does not hold, of which record; it may be gone."""
        if step := self.sudo().browse(step_id).exists():
            return self.env._(
                "“%(step)s” of “%(record)s” (no. %(number)s)",
                step=step.definition_id.name,
                record=step.res_name or step.res_id,
                number=step_id,
            )
        if step_id:
            return self.env._("a step that is gone (no. %s)", step_id)
        return self.env._("a record that has lost all its steps")

    def _verify_model(self, res_model, res_ids) -> list[int]:
        """Verify the chains of all records of a model, or of those with ``res_ids``.

        Some records at a time, so that what is read of a whole database does not have
        to fit into the memory.
        """
        self.env.flush_all()
        self.env.invalidate_all()
        if res_ids is None:
            res_ids = self._find_chained_ids(res_model)
        broken = []
        for ids in split_every(VERIFIED_RECORDS, sorted(res_ids), list):
            broken += self._verify_records(res_model, ids)
            self.invalidate_model(flush=False)
        return broken

    def _find_chained_ids(self, res_model) -> list[int]:
        """Return the ids of what has links, steps or the end of a chain."""
        rows = self.env.execute_query(
            SQL(
                "SELECT res_id FROM thads_step_link WHERE res_model = %(model)s "
                "UNION SELECT res_id FROM thads_step WHERE res_model = %(model)s "
                "UNION SELECT id FROM %(table)s WHERE trail_length > 0",
                model=res_model,
                table=SQL.identifier(self.env[res_model]._table),
            )
        )
        return [res_id for (res_id,) in rows]

    def _verify_records(self, res_model, res_ids) -> list[int]:
        which = SQL("res_id = ANY(%s)", res_ids)
        links = self._read_links(res_model, which)
        contents = self._read_contents(res_model, which)
        ends = self._read_ends(res_model, res_ids)
        return [
            step_id
            for res_id in res_ids
            for step_id in find_broken(
                links.get(res_id, []),
                *ends.get(res_id, (0, NO_HASH)),
                contents.get(res_id, {}),
            )
        ]

    def _read_links(self, res_model, which) -> dict[int, list[Link]]:
        rows = self.env.execute_query(
            SQL(
                "SELECT res_id, id, step_id, sequence, content, hash "
                "FROM thads_step_link WHERE res_model = %s AND %s "
                "ORDER BY res_id, sequence, id",
                res_model,
                which,
            )
        )
        links = {}
        for res_id, *link in rows:
            links.setdefault(res_id, []).append(Link(*link))
        return links

    def _read_contents(self, res_model, which) -> dict[int, dict[int, str]]:
        """Return {record id: {step id: canonical form}} of the steps as they are."""
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM thads_step WHERE res_model = %s AND %s",
                res_model,
                which,
            )
        )
        contents = {}
        for step in self.sudo().browse(step_id for (step_id,) in rows):
            contents.setdefault(step.res_id, {})[step.id] = step._get_content()
        return contents

    def _read_ends(self, res_model, res_ids) -> dict[int, tuple[int, str]]:
        """Return {record id: (length, head)} as the records keep them."""
        rows = self.env.execute_query(
            SQL(
                "SELECT id, COALESCE(trail_length, 0), COALESCE(trail_head, '') "
                "FROM %s WHERE id = ANY(%s)",
                SQL.identifier(self.env[res_model]._table),
                res_ids,
            )
        )
        return {res_id: (length, head) for res_id, length, head in rows}

    def _get_content(self) -> str:
        """Return the canonical form of one step: ids, UTC times, plain texts."""
        return get_canonical(self._prepare_content())

    def _prepare_content(self) -> dict:
        """Return what is sealed of one step: {name: value}.

        Addons add what they know of a closed step, where there is any.
        """
        present = [name for name in OPTIONAL_FIELDS if self[name]]
        values = {
            name: self._get_sealed_value(name) for name in (*SEALED_FIELDS, *present)
        }
        files = sorted(self.attachment_ids.mapped("checksum"))
        return {"id": self.id, **values, "files": files}

    def _get_sealed_value(self, name):
        value = self[name]
        return value.id if isinstance(value, models.BaseModel) else value or None
