from typing import NamedTuple
from urllib.parse import urlsplit

from odoo import api, fields, models
from odoo.fields import Command

from ..models.thads_calendar_year import IN_USE
from ..tools import vietnam_time


class Missing(NamedTuple):
    """What an office cannot do without, or should look at, and where it is entered."""

    name: str
    advice: str
    action: str


class ThadsSetup(models.TransientModel):
    """What is still missing; each addon says what it misses itself."""

    _inherit = "thads.setup"

    missing_ids = fields.One2many(
        "thads.setup.finding", "setup_id", domain=[("kind", "=", "missing")]
    )

    def _enter_missing(self):
        """Look anew at what is missing."""
        self.missing_ids = [
            Command.clear(),
            *(
                Command.create({"kind": "missing", "number": number, **line._asdict()})
                for number, line in enumerate(self._find_missing(), 1)
            ),
        ]

    def action_look_again(self):
        """Look anew at what is missing, and stay there."""
        self.ensure_one()
        return self._go_to("missing")

    def _find_missing(self) -> list[Missing]:
        """Return what the province still misses, what comes first at first."""
        if not self.province_id:
            return [
                Missing(
                    self.env._("No province was chosen."),
                    self.env._("Choose it, and make its units."),
                    "thads_base.thads_setup_action",
                )
            ]
        return [
            *self._find_missing_units(),
            *self._find_missing_people(),
            *self._find_missing_days(),
            *self._find_missing_mail(),
            *self._find_doubtful_procedures(),
        ]

    def _find_missing_units(self):
        units, action = self.unit_ids, "thads_base.hr_department_action"
        local = units.filtered(lambda unit: unit.unit_type == "local")
        if not local:
            yield Missing(
                self.env._("There are no local rooms."),
                self.env._("Say at the first step how many, or enter them."),
                action,
            )
        wanting = {
            self.env._("No symbol: %s"): units.filtered(lambda unit: not unit.symbol),
            self.env._("No place: %s"): units.filtered(lambda unit: not unit.place),
            self.env._("No head: %s"): units.filtered(lambda unit: not unit.head_id),
        }
        advice = {
            0: self.env._("Numbers of papers carry it, as in 15/QĐ-THADS."),
            1: self.env._("It is printed before the date of a paper."),
            2: self.env._("Enter the post, or load a staff file that has it."),
        }
        for position, (text, found) in enumerate(wanting.items()):
            if found:
                names = ", ".join(unit.short_name or unit.name for unit in found)
                where = "thads_base.thads_position_action" if position == 2 else action
                yield Missing(text % names, advice[position], where)

    def _find_missing_people(self):
        action = "thads_base.thads_position_action"
        office = self.province_id.office_id
        keeps = self._find_holders(office, "thads_base.group_office")
        if not office:
            yield Missing(
                self.env._("Which unit is the office of the authority is not known."),
                self.env._("Enter it at the provincial authority."),
                "thads_base.hr_department_action",
            )
        elif not keeps:
            yield Missing(
                self.env._("Nobody keeps the registers of the authority."),
                self.env._("Give somebody in the office the right “Office”."),
                action,
            )
        if new := self._get_new_users():
            yield Missing(
                self.env._("%s people never signed in.", len(new)),
                self.env._("Give out the sign-in links at the step “Staff”."),
                "thads_base.thads_setup_action",
            )

    @api.model
    def _find_holders(self, unit, group):
        """Return who has a post in a unit today, and a right."""
        posts = unit.position_ids.filtered("is_current")
        return posts.user_id.filtered(lambda user: user.has_group(group))

    def _find_missing_days(self):
        today = vietnam_time.today()
        years = self.env["thads.calendar.year"].search([("state", "in", IN_USE)])
        in_use = {year.year: year for year in years}
        wanted = [today.year, *([today.year + 1] if today.month >= 10 else [])]
        for number in wanted:
            if number not in in_use:
                yield Missing(
                    self.env._("The working calendar of %s is not in use.", number),
                    self.env._("No deadline is counted into that year: put it in use."),
                    "thads_base.thads_calendar_year_action",
                )
            elif expected := in_use[number].expected_count:
                yield Missing(
                    self.env._(
                        "%(count)s days of %(year)s are expected, not confirmed.",
                        count=expected,
                        year=number,
                    ),
                    self.env._("Confirm them when the Government has decided."),
                    "thads_base.thads_calendar_year_action",
                )

    def _find_missing_mail(self):
        address = self.get_base_url()
        if urlsplit(address).hostname in ("localhost", "127.0.0.1"):
            yield Missing(
                self.env._("Links lead to %s, which only this machine knows.", address),
                self.env._("Enter the address of the system in web.base.url."),
                "base.ir_config_list_action",
            )
        # as superuser: whether there is a server, and nothing else of it
        if not self.env["ir.mail_server"].sudo().search_count([], limit=1):
            yield Missing(
                self.env._("No outgoing mail server is entered."),
                self.env._("People find everything in Odoo; mail is not sent."),
                "base.action_ir_mail_server_list",
            )
        if not self._get_mailbox():
            yield Missing(
                self.env._("The authority has no mailbox for electronic copies."),
                self.env._("Enter it at the step “Mail and Logo”."),
                "thads_base.thads_mailbox_action",
            )

    def _find_doubtful_procedures(self):
        doubtful = self.env["thads.procedure"].search([("note", "!=", False)])
        for procedure in doubtful:
            yield Missing(
                self.env._("To be confirmed: %s", procedure.display_name),
                procedure.note,
                "thads_base.thads_procedure_action",
            )
