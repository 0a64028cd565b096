from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..tools.reorganisation import name_some


class ThadsReorganisation(models.Model):
    """What a reorganisation will do, before it does it: counted, with names.

    Problems have to be settled first; warnings are for the eyes of who decides.
    """

    _inherit = "thads.reorganisation"

    preview = fields.Html(compute="_compute_preview", sanitize=False)
    is_ready = fields.Boolean(
        compute="_compute_preview", help="Nothing has to be settled first."
    )

    @api.depends(
        "state",
        "kind",
        "date_from",
        "department_id",
        "new_name",
        "new_short_name",
        "new_symbol",
        "new_code",
        "unit_ids.fate",
        "unit_ids.target_id",
        "post_ids.is_kept",
        "post_ids.department_id",
        "post_ids.rank",
        "part_ids",
        "share_ids.target_id",
    )
    @api.depends_context("lang")
    def _compute_preview(self):
        for reorganisation in self:
            saved = reorganisation._origin
            problems = saved._find_problems() if saved else []
            reorganisation.is_ready = bool(saved) and not problems
            reorganisation.preview = bool(saved) and self.env["ir.qweb"]._render(
                "thads_base.reorganisation_preview",
                {
                    "rows": saved._count_heaps(),
                    "problems": problems,
                    "warnings": saved._find_warnings(),
                },
            )

    def _check_ready(self):
        """Raise if something has to be settled first.

        :raises UserError: with all of it
        """
        if problems := self._find_problems():
            raise UserError("\n".join(problems))

    def _count_heaps(self) -> list[dict]:
        """Return what goes over, kind by kind: {"kind", "count", "names"}."""
        lines = self._get_post_lines()
        kept = lines.filtered("is_kept")
        steps = self._get_open_steps()
        units = self._get_ended().mapped("display_name")
        below = self._get_lines("moves").department_id.mapped("display_name")
        found = [
            (self.env._("Units that end"), units),
            (self.env._("Units that go on below another"), below),
            (self.env._("Posts that go on"), self._name_posts(kept)),
            (self.env._("Posts that end"), self._name_posts(lines - kept)),
            (
                self.env._("Posts in charge of units that end"),
                self._get_led().mapped("display_name"),
            ),
            *self._name_heaps(),
            (
                self.env._("Open steps"),
                [step.definition_id.name for step in steps],
            ),
        ]
        return [
            {
                "kind": kind,
                "count": len(names),
                "names": name_some(list(dict.fromkeys(name or "" for name in names))),
            }
            for kind, names in found
            if names
        ]

    def _name_heaps(self):
        """Yield what goes over and names of it; for each part, where there are some."""
        for heap in self._get_heaps():
            if not self._is_shared():
                yield heap.kind, [heap.name_of(record) for record in heap.records]
                continue
            parts = defaultdict(list)
            for _unit, target, records in self._deal(heap):
                parts[target] += [heap.name_of(record) for record in records]
            for target, names in parts.items():
                yield f"{heap.kind} → {target.name}", names

    def _name_posts(self, lines) -> list[str]:
        return [
            ", ".join(filter(None, (line.position_id.display_name, line.user_id.name)))
            for line in lines
        ]

    def _find_problems(self) -> list[str]:
        """Return what has to be settled before a reorganisation is carried out."""
        if self.state == "done":
            return []
        return [
            *self._find_missing(),
            *self._find_wrong_targets(),
            *self._find_left_out(),
            *self._find_share_problems(),
            *self._find_head_problems(),
        ]

    def _find_missing(self):
        ended = self._get_ended()
        if self.kind == "rename":
            if not any(
                (self.new_name, self.new_short_name, self.new_symbol, self.new_code)
            ):
                yield self.env._("Enter the new name, symbol or code.")
            if self.unit_ids:
                yield self.env._("A unit that gets another name goes on: no unit ends.")
        elif not ended:
            yield self.env._("Enter the units that end.")
        elif self.kind == "split" and len(ended - ended.child_ids) > 1:
            yield self.env._("One unit is split at a time.")

    def _find_wrong_targets(self):
        ended, last_day = self._get_ended(), self._get_last_day()
        if self.department_id in ended:
            yield self.env._("%s goes on: it cannot end.", self.department_id.name)
        for line in self.unit_ids:
            names = {"unit": line.department_id.name, "target": line.target_id.name}
            if not line.target_id:
                yield self.env._("Say what becomes of %(unit)s.", **names)
            elif line.target_id in ended:
                yield self.env._(
                    "%(target)s ends too: %(unit)s cannot go to it.", **names
                )
            elif not line.target_id._filter_valid(self.date_from):
                yield self.env._(
                    "%(target)s does not exist on the first day: enter its validity "
                    "before %(unit)s goes to it.",
                    **names,
                )
            if not line.department_id._filter_valid(last_day):
                yield self.env._(
                    "%(unit)s does not exist on the day before the first one.", **names
                )

    def _find_left_out(self):
        if units := self._find_missing_below(self._get_ended()):
            yield self.env._(
                "Say what becomes of the units below: %s. Press “Find What Belongs to "
                "Them”.",
                name_some(units.mapped("name")),
            )
        if posts := self._find_posts() - self.post_ids.position_id:
            yield self.env._(
                "Say what becomes of the posts: %s. Press “Find What Belongs to Them”.",
                name_some(posts.mapped("display_name")),
            )
        for line in self._get_post_lines():
            if line.position_id.date_from >= self.date_from:
                yield self.env._(
                    "The post “%s” begins on the first day or later: enter it in the "
                    "unit that goes on, and delete it here.",
                    line.position_id.display_name,
                )
            if line.is_kept and not (line.department_id and line.name and line.rank):
                yield self.env._(
                    "Enter the unit, title and rank in which “%s” goes on.",
                    line.position_id.display_name,
                )

    def _find_head_problems(self):
        """Find units with two heads, and those that wait for a head and have none."""
        posts = self._get_post_lines()
        kept = posts.filtered(lambda line: line.is_kept and line.rank == "head")
        targets = (
            posts.department_id | self._get_lines("ends").target_id | self.part_ids
        )
        heads = self.env["thads.position"].sudo()._get_heads(targets, self.date_from)
        following = kept.grouped("department_id")
        for unit, lines in following.items():
            if len(lines) > 1 or unit in heads:
                yield self.env._(
                    "%(unit)s would have two heads: %(people)s. One of them gets "
                    "another rank, or does not go on.",
                    unit=unit.name,
                    people=name_some(
                        self._name_posts(lines)
                        + [heads[unit].display_name] * (unit in heads)
                    ),
                )
        ending = posts.filtered(lambda line: not line.is_kept).position_id.sudo()
        successors, chosen = self._get_successors(), self._get_step_units()
        headless = {
            chosen.get(
                (step.res_model, step.res_id),
                successors.get(step.position_id.department_id.with_env(self.env)),
            )
            for step in self._get_open_steps()
            if step.position_id in ending
        }
        for unit in headless - {None, *heads, *following}:
            yield self.env._(
                "%s needs a head from the first day on: open steps of posts that end "
                "go there.",
                unit.name,
            )

    def _find_warnings(self) -> list[str]:
        """Return what is to be known before a reorganisation is carried out."""
        if self.state == "done":
            return []
        return [
            *self._warn_of_shares(),
            *self._warn_of_people(),
            *self._warn_of_leads(),
            *self._warn_of_numbers(),
        ]

    def _warn_of_people(self):
        lines = self._get_post_lines()
        targets = lines.department_id
        there = targets.position_ids._filter_valid(self.date_from)
        for line in lines.filtered("user_id"):
            person, unit = line.user_id.name, line.department_id
            own = there.filtered(lambda post, line=line: post.user_id == line.user_id)
            if line.is_kept and (unit in own.department_id):
                yield self.env._(
                    "%(person)s has a post in %(unit)s already, and gets a second one.",
                    person=person,
                    unit=unit.name,
                )
        going = lines.filtered("is_kept").user_id
        staying = self.env["thads.position"].search(
            Domain("user_id", "in", lines.user_id.ids)
            & Domain("id", "not in", lines.position_id.ids)
            & self.env["thads.position"]._get_valid_domain(self.date_from)
        )
        if left := lines.user_id - going - staying.user_id:
            yield self.env._(
                "Without a post from the first day on, and so without rights: %s.",
                name_some(left.mapped("name")),
            )

    def _warn_of_leads(self):
        successors = self._get_successors()
        led = self._get_led()
        for target in set(successors.values()):
            units = [unit for unit, other in successors.items() if other == target]
            posts = led.filtered(
                lambda post, units=units: any(
                    unit in post.in_charge_department_ids for unit in units
                )
            )
            if target and len(posts) > 1:
                yield self.env._(
                    "More than one post is in charge of %(unit)s then: %(posts)s.",
                    unit=target.name,
                    posts=name_some(posts.mapped("display_name")),
                )

    def _warn_of_numbers(self):
        ended = self._get_ended()
        counters = self.env["thads.counter"].sudo()
        if used := counters.search([("department_id", "in", ended.ids)]).department_id:
            yield self.env._(
                "Numbers of papers end with their unit and stay as given: %s. The "
                "successor goes on with its own.",
                name_some(used.mapped("name")),
            )
        mailboxes = self.env["thads.mailbox"].sudo()
        valid = mailboxes._get_valid_domain(self.date_from)
        if boxes := mailboxes.search(
            Domain("department_id", "in", ended.ids) & valid
        ).department_id:
            yield self.env._(
                "Mailboxes to be ended, and entered for the successor: %s.",
                name_some(boxes.mapped("name")),
            )
