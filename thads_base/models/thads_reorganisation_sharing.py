from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command

from ..tools.reorganisation import name_some


class ThadsReorganisation(models.Model):
    """Which part gets what: of a unit that is split, the administrator chooses.

    What is not chosen goes to the unit that goes on.
    """

    _inherit = "thads.reorganisation"

    share_ids = fields.One2many(
        "thads.reorganisation.share", "reorganisation_id", string="Shares of the Parts"
    )
    option_ids = fields.Many2many("hr.department", compute="_compute_option_ids")

    @api.depends("department_id", "part_ids")
    def _compute_option_ids(self):
        for reorganisation in self:
            parts = reorganisation.part_ids
            reorganisation.option_ids = reorganisation.department_id | parts

    def action_share_out(self):
        """Propose which part gets what is open, and show it to be corrected.

        What a person has goes with them; what was chosen before stays.

        :raises AccessError: unless the user is an administrator
        :raises UserError: if it is no longer being prepared
        """
        self.ensure_one()
        self._check_administrator()
        self._check_state("draft")
        self._prepare_shares()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Which Part Gets What"),
            "res_model": "thads.reorganisation.share",
            "views": [(False, "list"), (False, "kanban")],
            "domain": [("reorganisation_id", "=", self.id)],
            "help": self.env._("Nothing is open that another part could get."),
        }

    def _is_shared(self):
        return self.kind == "split" and bool(self.part_ids)

    def _prepare_shares(self):
        """Bring the shares to what is open now; what was chosen stays."""
        shareable = self._get_shareable()
        known = {share._get_key(): share for share in self.share_ids}
        people = self._find_people(shareable)
        places = {line.user_id: line.department_id for line in self._get_kept_lines()}
        gone = [share.id for key, share in known.items() if key not in shareable]
        new = [
            {
                "kind": heap.kind,
                "name": heap.name_of(record),
                "user_id": people[key].id,
                "res_model": record._name,
                "res_id": record.id,
                "field_name": heap.field,
                "target_id": (places.get(people[key]) or self.department_id).id,
            }
            for key, (heap, record) in shareable.items()
            if key not in known
        ]
        self.share_ids = [*map(Command.delete, gone), *map(Command.create, new)]

    def _get_shareable(self) -> dict:
        """Return what the parts may get: {key of the share: (heap, record)}."""
        if not self._is_shared():
            return {}
        split = self._get_split_units()
        return {
            (record._name, record.id, heap.field): (heap, record)
            for heap in self._get_heaps()
            if heap.is_shared
            for record in heap.records
            if record[heap.field] & split
        }

    def _get_split_units(self):
        """Return the units that end and leave what they have to the parts."""
        return self.env["hr.department"].union(
            *(
                unit.sudo()
                for unit, target in self._get_successors().items()
                if target == self.department_id
            )
        )

    def _get_kept_lines(self):
        options = self.option_ids
        return self._get_post_lines().filtered(
            lambda line: line.is_kept and line.department_id in options
        )

    def _find_people(self, shareable) -> dict:
        """Return whose records are: who has an open step of it, else its person."""
        doers = {
            (step.res_model, step.res_id): step.user_id
            for step in self._get_open_steps()
            if step.user_id
        }
        people = {}
        for key, (_heap, record) in shareable.items():
            own = record.user_id if "user_id" in record._fields else False
            person = doers.get(key[:2]) or own or self.env["res.users"]
            people[key] = person.with_env(self.env)
        return people

    def _get_chosen(self) -> dict:
        """Return what was chosen: {(model, id, field): unit}."""
        if not self._is_shared():
            return {}
        return {share._get_key(): share.target_id for share in self.share_ids}

    def _deal(self, heap):
        """Deal a heap out: yield each unit that ends, its successor, what it gets."""
        chosen = self._get_chosen()
        for unit, target in self._get_successors().items():
            left = heap.records.filtered(
                lambda record, unit=unit: unit in record[heap.field]
            )
            dealt = left.grouped(
                lambda record, target=target: chosen.get(
                    (record._name, record.id, heap.field), target
                )
            )
            for goal, records in dealt.items():
                yield unit, goal, records

    def _get_step_units(self) -> dict:
        """Return where the steps of chosen records go: {(model, id): unit}."""
        return {key[:2]: unit for key, unit in self._get_chosen().items()}

    def _find_share_problems(self):
        options = self.option_ids
        if any(unit not in options for unit in self._get_chosen().values()):
            yield self.env._(
                "Something goes to a unit that is no part: press “Share Out What Is "
                "Open”, and choose again."
            )
        later = options - options._filter_valid(self.date_from)
        if self._is_shared() and (units := later & self.part_ids):
            yield self.env._(
                "Parts that do not exist on the first day: %s. Enter their validity.",
                name_some(units.mapped("name")),
            )

    def _warn_of_shares(self):
        """Say how much goes to the unit that goes on, because nobody has chosen."""
        if not self._is_shared():
            return
        chosen, unchosen = self._get_chosen(), defaultdict(int)
        for key, (heap, _record) in self._get_shareable().items():
            if key not in chosen:
                unchosen[heap.kind] += 1
        if unchosen:
            yield self.env._(
                "Goes to %(unit)s, since no part was chosen: %(what)s. “Share Out What "
                "Is Open” lets you choose.",
                unit=self.department_id.name,
                what=name_some([f"{kind} ({n})" for kind, n in unchosen.items()]),
            )
