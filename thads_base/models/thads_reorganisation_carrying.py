from odoo import fields, models
from odoo.tools import split_every

TRACES = 1_000  # created at a time


class ThadsReorganisation(models.Model):
    """Carrying a reorganisation out, in one transaction."""

    _inherit = "thads.reorganisation"

    def _carry_out(self):
        """Carry one reorganisation out that is ready.

        Posts and units change first, so that what is open finds its new people.
        """
        work = self._engine()
        heaps = work._get_heaps()
        following = work._move_posts()
        work._move_leads()
        work._end_units()
        work._rename()
        traces = work._prepare_unit_traces() + work._prepare_post_traces(following)
        for heap in heaps:
            traces += work._move_heap(heap)
        traces += work._move_steps(following)
        moves = work.env["thads.reorganisation.move"]
        for values in split_every(TRACES, traces, list):
            moves.create(values)
        work.write(
            {
                "state": "done",
                "failure": False,
                "datetime_done": fields.Datetime.now(),
                "done_by_id": self.env.uid,
            }
        )
        work._announce(len(traces))

    def _end_units(self):
        """End units, name their successors, and put what goes on below these."""
        last_day = self._get_last_day()
        served = self._get_served()
        for target, lines in self._get_lines("ends").grouped("target_id").items():
            lines.department_id.write({"date_to": last_day, "successor_id": target.id})
        for line in self._get_lines("moves"):
            line.former_parent_id = line.department_id.parent_id
        for target, lines in self._get_lines("moves").grouped("target_id").items():
            lines.department_id.write({"parent_id": target.id})
        successors = self._get_successors()
        for authority in served:
            authority.office_id = successors[authority.office_id.with_env(self.env)]

    def _rename(self):
        """Give the unit that goes on what it is called from the first day on."""
        unit = self.department_id
        if self.new_name or self.new_short_name:
            self.env["thads.department.name"].create(
                {
                    "department_id": unit.id,
                    "name": self.new_name or unit.name,
                    "short_name": self.new_short_name
                    or not self.new_name
                    and unit.short_name,
                    "date_from": self.date_from,
                }
            )
        given = {"symbol": self.new_symbol, "code": self.new_code}
        if changed := {name: value for name, value in given.items() if value}:
            unit.write(changed)

    def _prepare_unit_traces(self) -> list[dict]:
        kinds = {
            "ends": self.env._("Units that ended"),
            "moves": self.env._("Units that went on below another"),
        }
        return [
            {
                "reorganisation_id": self.id,
                "kind": kinds[line.fate],
                "name": line.department_id.display_name,
                "res_model": line.department_id._name,
                "res_id": line.department_id.id,
                "from_id": (line.former_parent_id or line.department_id).id,
                "to_id": line.target_id.id,
            }
            for line in self.unit_ids
        ]

    def _prepare_post_traces(self, following) -> list[dict]:
        kept, ended = self.env._("Posts that go on"), self.env._("Posts that ended")
        return [
            {
                "reorganisation_id": self.id,
                "kind": kept if after else ended,
                "name": ", ".join(filter(None, (post.name, post.user_id.name))),
                "res_model": post._name,
                "res_id": (after or post).id,
                "from_id": post.department_id.id,
                "to_id": after.department_id.id,
            }
            for post, after in following.items()
        ]

    def _announce(self, count):
        """Note on the units what happened to them, and how much went over."""
        self._note_on(self._get_ended() | self.department_id)
        self._message_log(body=self.env._("Carried out: %s records went over.", count))
