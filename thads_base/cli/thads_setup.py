"""``odoo thads_setup``: what the set-up on the screen does, from the command line."""

import base64
import sys
from pathlib import Path

from odoo import SUPERUSER_ID, api
from odoo.cli import Command
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command as Link
from odoo.modules.registry import Registry
from odoo.tools import config


class ThadsSetup(Command):
    """Set up a province; run again, it changes nothing that is there.

    All of it is done, or nothing where something is refused.
    """

    name = "thads_setup"

    def run(self, args):
        options = self._parse(args)
        given = ["--config", options.config] if options.config else []
        config.parse_config([*given, "--log-level=warn"], setup_logging=True)
        with Registry(options.database).cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {"lang": "vi_VN"})
            try:
                _manage_packages(env, options)
                if options.province:
                    _set_up(env, options)
            except (UserError, ValidationError) as error:
                cr.rollback()
                sys.exit(str(error))

    def _parse(self, args):
        add = self.parser.add_argument
        add("-c", "--config", help="Odoo's configuration file")
        add("-d", "--database", required=True)
        add("--province", help="its code since 01/7/2025, such as 08")
        add("--rooms", type=int, default=0, help="how many local rooms it has")
        add("--place", help="printed before the date of papers")
        add("--template", help="write the staff file to fill in there")
        add("--staff", help="the staff file, CSV or XLSX")
        add("--check", action="store_true", help="check the staff file, load nothing")
        add("--links", help="write the sign-in links of new people there")
        add("--procedures", help="codes of those to work by, with commas")
        add("--services", help="codes of those to receive, with commas")
        add(
            "--last-number",
            action="append",
            default=[],
            metavar="QĐ=120",
            help="of this year on paper, by the abbreviation of a type",
        )
        add("--name", help="of the agency, as mail has it")
        add("--sender", help="address that mail comes from")
        add("--mailbox", help="address that takes electronic copies")
        add("--logo", help="PNG or JPEG")
        add("--reload", metavar="PACKAGE", help="such as services or units:08")
        add("--remove", metavar="PACKAGE", help="such as services or units:08")
        return self.parser.parse_args(args)


def _manage_packages(env, options):
    if options.remove:
        package = env["thads.package"].search([("code", "=", options.remove)])
        print(package.action_remove()["params"]["message"] if package else "-")
    if options.reload:
        package = env["thads.package"]._load(options.reload)
        print(f"{package.name}: {package.record_count}")


def _set_up(env, options):
    setup = env["thads.setup"].create(
        {
            "province_code": options.province,
            "room_count": options.rooms,
            "place": options.place,
        }
    )
    before = setup.unit_ids
    setup.action_make_units()
    for unit in setup.unit_ids - before:
        print(f"{unit.code or '-'}\t{unit.name}")
    print(f"{len(setup.unit_ids - before)} units were made")
    if options.template:
        Path(options.template).write_bytes(base64.b64decode(setup.staff_template))
    if options.staff:
        _load_staff(setup, options)
    _choose(setup, "procedure_ids", options.procedures)
    _choose(setup, "service_ids", options.services)
    setup._apply_use()
    _set_numbers(setup, options.last_number)
    _set_office(setup, options)
    if options.links:
        setup.action_accounts_sheet()
        Path(options.links).write_bytes(base64.b64decode(setup.accounts_sheet))
    print()
    for line in setup._find_missing():
        print(f"- {line.name}\n  {line.advice}")


def _load_staff(setup, options):
    setup.staff_file = base64.b64encode(Path(options.staff).read_bytes())
    if options.check:
        setup.action_check_staff()
    else:
        setup.action_load_staff()
    for doubt in setup.doubt_ids:
        print(f"{doubt.number}\t{doubt.column}\t{doubt.name}\t{doubt.advice}")
    print(setup.staff_summary)
    if setup.doubt_ids:
        raise UserError(setup.env._("Nothing was loaded."))


def _choose(setup, name, codes):
    """Tick the records with these codes, if any are given."""
    if codes and name in setup._fields:
        model = setup.env[setup._fields[name].comodel_name]
        found = model.with_context(active_test=False).search(
            [("code", "in", codes.split(","))]
        )
        setup[name] = [Link.set(found.ids)]


def _set_numbers(setup, pairs):
    setup._enter_numbers()
    for pair in pairs:
        abbreviation, _equal, number = pair.partition("=")
        line = setup.number_ids.filtered(
            lambda line: line.type_id.abbreviation == abbreviation  # noqa: B023
        )
        if not line or not number.isdigit():
            raise UserError(setup.env._("No series can go on from “%s”.", pair))
        line.last_number = int(number)
    setup._apply_numbers()


def _set_office(setup, options):
    values = {
        "company_name": options.name,
        "company_email": options.sender,
        "mailbox_email": options.mailbox,
        "company_logo": options.logo
        and base64.b64encode(Path(options.logo).read_bytes()),
    }
    setup.write({name: value for name, value in values.items() if value})
    setup._apply_office()
