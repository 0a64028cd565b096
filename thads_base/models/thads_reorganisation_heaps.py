from odoo import models
from odoo.fields import Command, Domain
from odoo.tools import format_date

from ..tools.reorganisation import Heap


class ThadsReorganisation(models.Model):
    """What the units that end leave open, and how it goes to their successors.

    Addons say in ``_get_heaps`` what of theirs goes over. What is not in a heap stays
    with the unit that did it; its successor's people may act on it all the same.
    """

    _inherit = "thads.reorganisation"

    def _get_heaps(self) -> list[Heap]:
        """Return what goes over, in the order in which it is moved."""
        ended = self._get_ended()
        documents = self.env["thads.document"].sudo()
        drafts = Domain("state", "=", "draft")
        return [
            Heap(
                self.env._("Draft papers to be issued"),
                documents.search(drafts & Domain("department_id", "in", ended.ids)),
                "department_id",
                self._move_drafts,
            ),
            Heap(
                self.env._("Draft papers being written"),
                documents.search(
                    drafts & Domain("drafting_department_id", "in", ended.ids)
                ),
                "drafting_department_id",
            ),
        ]

    def _get_open_steps(self):
        """Return the open steps with the units that end, or with their posts."""
        ended = self._get_ended().ids
        return (
            self.env["thads.step"]
            .sudo()
            .search(
                Domain("state", "=", "open")
                & (
                    Domain("unit_id", "in", ended)
                    | Domain("position_id.department_id", "in", ended)
                )
            )
        )

    def _get_led(self):
        """Return the posts in charge of units that end."""
        posts = self.env["thads.position"].sudo()
        lasting = Domain("date_to", "=", False) | Domain(
            "date_to", ">=", self.date_from
        )
        return posts.search(
            lasting & Domain("in_charge_department_ids", "in", self._get_ended().ids)
        )

    def _get_served(self):
        """Return the authorities that go on, whose office is a unit that ends."""
        units = self.env["hr.department"].sudo()
        ended = self._get_ended()
        return units.search([("office_id", "in", ended.ids)]) - ended

    def _move_heap(self, heap) -> list[dict]:
        """Move the records of a heap, unit by unit, and note each of them.

        :return: values of ``thads.reorganisation.move``
        """
        traces = []
        for unit, target, records in self._deal(heap):
            traces += self._prepare_traces(heap, records, unit, target)
            if heap.move:
                heap.move(records, unit, target)
            else:
                self._write_successor(records, heap.field, unit, target)
        return traces

    def _move_drafts(self, drafts, unit, target):
        """Let drafts be the successor's; whom they are sent to stays as entered."""
        recipients = drafts._fields["recipient_ids"]
        with self.env.protecting([recipients], drafts):
            self._write_successor(drafts, "department_id", unit, target)

    def _write_successor(self, records, field, unit, target):
        """Write the successor in place of a unit, with a note on each record."""
        is_one = records._fields[field].type == "many2one"
        several = [Command.unlink(unit.id), Command.link(target.id)]
        records.with_context(tracking_disable=True).write(
            {field: target.id if is_one else several}
        )
        self._note_on(records)

    def _note_on(self, records):
        """Note on each record what happened, where it has a log."""
        if "message_ids" in records._fields:
            note = self._get_announcement()
            records._message_log_batch(bodies=dict.fromkeys(records.ids, note))

    def _prepare_traces(self, heap, records, unit, target) -> list[dict]:
        return [
            {
                "reorganisation_id": self.id,
                "kind": heap.kind,
                "name": heap.name_of(record),
                "res_model": records._name,
                "res_id": record.id,
                "from_id": unit.id,
                "to_id": target.id,
            }
            for record in records
        ]

    def _get_announcement(self) -> str:
        """Return what is noted on records and units: what happens, why, from when."""
        return self.env._(
            "%(what)s, from %(day)s",
            what=", ".join(filter(None, (self.name, self.legal_basis))),
            day=format_date(self.env, self.date_from),
        )

    def _move_posts(self) -> dict:
        """End the posts of the units that end, and begin those that follow them.

        :return: {post that ends: the one that follows it, empty if none does}
        """
        posts = self.env["thads.position"]
        ending = self._get_post_lines().position_id
        kept = self._get_post_lines().filtered("is_kept")
        values = [
            {
                **line.position_id.copy_data()[0],
                "date_from": self.date_from,
                "date_to": line.position_id.date_to,
                "department_id": line.department_id.id,
                "name": line.name,
                "rank": line.rank,
            }
            for line in kept
        ]
        ending.write({"date_to": self._get_last_day()})
        following = dict.fromkeys(ending, posts)
        following.update(zip(kept.position_id, posts.create(values), strict=True))
        return following

    def _move_leads(self):
        """Let those in charge of units that end be in charge of their successors."""
        led, successors = self._get_led(), self._get_successors()
        for unit, target in successors.items():
            concerned = led.filtered(
                lambda post, unit=unit: unit in post.in_charge_department_ids
            )
            concerned.write({"in_charge_department_ids": [Command.link(target.id)]})

    def _move_steps(self, following) -> list[dict]:
        """Hand open steps over: the person keeps what goes with them to the successor.

        What was a post's goes to the post that follows it, else to the head of the
        successor, or of the part that gets the record; what was anybody's of a unit
        stays with its person if they are there.

        :param dict following: {post that ended: the one that follows it}
        """
        steps = self._get_open_steps()
        kind = self.env._("Open steps")
        places = self._find_places(steps, following)
        traces = []
        for (former, *place), handed in steps.grouped(places.get).items():
            unit, position, user = place
            for step in handed:
                traces.append(
                    {
                        "reorganisation_id": self.id,
                        "kind": kind,
                        "name": step.definition_id.name,
                        "res_model": step.res_model,
                        "res_id": step.res_id,
                        "from_id": former.id,
                        "to_id": unit.id,
                    }
                )
            handed._hand_to(user, unit, position)
        return traces

    def _find_places(self, steps, following) -> dict:
        """Return where each step goes: {step: (unit before, unit, post, user)}."""
        posts = self.env["thads.position"].sudo()
        successors = self._get_successors()
        targets = self.part_ids.union(*successors.values())
        chosen = self._get_step_units()
        heads = posts._get_heads(targets, self.date_from)
        people = self.env["thads.access"]._get_people(targets)
        places = {}
        for step in steps:
            former = step.unit_id or step.position_id.department_id
            unit = successors.get(former, former)
            if former in successors:
                unit = chosen.get((step.res_model, step.res_id), unit)
            unit = unit.sudo()
            post = step.position_id
            if post.department_id in successors:
                post = following.get(post) or heads.get(unit, posts)
                unit = post.department_id or unit
            user = post.acting_user_id
            if not post:
                stays = (unit, step.user_id) in people
                head = heads.get(unit, posts).acting_user_id
                user = step.user_id if stays else head
            places[step] = (former, unit, post, user)
        return places
