from odoo import fields, models
from odoo.exceptions import ConcurrencyError
from odoo.tools import SQL

from ..tools.trail import get_hash


class ThadsStep(models.Model):
    """Sealing: each change of a step becomes a link of the chain of its record."""

    _inherit = "thads.step"

    def _seal_changes(self, vals):
        """Write steps as the engine does, and seal them as they are then."""
        self.write(vals)
        self._seal("closed" if vals.get("state", "open") != "open" else "changed")

    def _seal(self, event):
        """Append what is true of the steps now to the chains of their records."""
        for res_model, steps in self.grouped("res_model").items():
            records = self.env[res_model].browse(sorted(set(steps.mapped("res_id"))))
            ends, links = steps._prepare_links(records, event)
            self._append_links(records, ends, links)
            self._remember_ends(records, ends)

    def _prepare_links(self, records, event):
        """Return what lengthens the chains of records, by a link for each step.

        :return: ({record id: its length and head before, then those after}, rows of
            ``thads.step.link``)
        """
        now, ends, links = fields.Datetime.now(), {}, []
        by_record = self.grouped("res_id")
        for record in records:
            length, head = start = record.trail_length, record.trail_head or ""
            for step in by_record[record.id]:
                content, length = step._get_content(), length + 1
                head = get_hash(head, content)
                place = (record._name, record.id, length, step.id)
                links.append((*place, event, content, head, now))
            ends[record.id] = (*start, length, head)
        return ends, links

    def _append_links(self, records, ends, links):
        """Write links and the new ends of the chains, under a lock on their records.

        The update is the lock: another transaction that extends the same chain waits
        for it, then fails on what it has not seen and is tried again by Odoo as a
        whole. Where the chain does not end as it was read, nothing is written.
        """
        ends = SQL(", ").join(SQL("%s", (res_id, *end)) for res_id, end in ends.items())
        self.env.cr.execute(
            SQL(
                """
                WITH link AS (
                    INSERT INTO thads_step_link (res_model, res_id, sequence, step_id,
                                event, content, hash, datetime_recorded)
                         VALUES %(links)s
                )
                UPDATE %(table)s record
                   SET trail_length = chain.length, trail_head = chain.head
                  FROM (VALUES %(ends)s)
                       chain (id, old_length, old_head, length, head)
                 WHERE record.id = chain.id
                   AND COALESCE(record.trail_length, 0) = chain.old_length
                   AND COALESCE(record.trail_head, '') = chain.old_head
                """,
                table=SQL.identifier(records._table),
                links=SQL(", ").join(SQL("%s", link) for link in links),
                ends=ends,
            ),
            log_exceptions=False,  # two at once are no error: the second tries again
        )
        if self.env.cr.rowcount != len(records):
            raise ConcurrencyError(f"A chain of {records} ends otherwise")

    def _remember_ends(self, records, ends):
        """Let records know the ends of their chains, as the database has them now."""
        for record in records:
            *_start, length, head = ends[record.id]
            record._fields["trail_length"]._update_cache(record, length)
            record._fields["trail_head"]._update_cache(record, head)
