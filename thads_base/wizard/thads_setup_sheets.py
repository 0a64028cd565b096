import base64
import io

import xlsxwriter

from odoo import fields, models

ROWS_OF_LISTS = 500  # to which the choices of a column reach
WIDTH = 24  # of a column, in signs


class ThadsSetup(models.TransientModel):
    """The sheets that the set-up gives out: to be filled in, and for new users."""

    _inherit = "thads.setup"

    staff_template = fields.Binary(compute="_compute_staff_template")
    accounts_sheet = fields.Binary(compute="_compute_accounts_sheet")

    def action_staff_template(self):
        """Give out the staff file to fill in, with the units of the province."""
        return self._download("staff_template", self.env._("Staff File"))

    def action_accounts_sheet(self):
        """Give out links by which people who never signed in choose a password.

        :raises AccessError: for who may not make users
        """
        self._check_may_make_users()
        # what a link says of its user is written here, and read by the download
        self._get_new_users().partner_id.signup_prepare()
        return self._download("accounts_sheet", self.env._("Sign-In Links"))

    def _download(self, field, name):
        self.ensure_one()
        self.check_access("write")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/{field}/{name}.xlsx"
            "?download=true",
            "target": "self",
        }

    def _compute_staff_template(self):
        for setup in self:
            setup.staff_template = _make_book(setup._write_template)

    def _compute_accounts_sheet(self):
        for setup in self:
            setup.accounts_sheet = _make_book(setup._write_accounts)

    def _get_new_users(self):
        """Return the people with a post in the province who never signed in."""
        posts = self.env["thads.position"].search(
            [("department_id", "in", self.unit_ids.ids), ("user_id.active", "=", True)]
        )
        return posts.user_id.filtered(lambda user: not user.login_date)

    def _write_template(self, book):
        columns = self._get_staff_columns()
        labels = self._get_staff_labels()
        bold = book.add_format({"bold": True, "bg_color": "#DDE6F0", "border": 1})
        text = book.add_format({"num_format": "@"})
        staff = book.add_worksheet(self.env._("Staff"))
        units = book.add_worksheet(self.env._("Units"))
        words = book.add_worksheet(self.env._("Words"))
        staff.set_column(0, len(columns) - 1, WIDTH, text)
        staff.freeze_panes(1, 0)
        lists = self._write_lists(words, bold)
        names = [f"{unit.code} - {unit.name}" for unit in self.unit_ids if unit.code]
        units.set_column(0, 0, 3 * WIDTH)
        units.write_column(0, 0, names)
        lists["unit"] = f"='{units.get_name()}'!$A$1:$A${max(len(names), 1)}"
        for position, column in enumerate(columns):
            star = " *" if column.is_required else ""
            staff.write_string(0, position, labels[column.key] + star, bold)
            if source := lists.get(column.kind):
                staff.data_validation(
                    1,
                    position,
                    ROWS_OF_LISTS,
                    position,
                    # several rights may stand in one cell
                    {"validate": "list", "source": source, "error_type": "warning"},
                )

    def _write_lists(self, sheet, bold) -> dict:
        """Write the words of each column of choices; return where they stand."""
        labels = self._get_staff_labels()
        places = {}
        for position, (key, words) in enumerate(self._get_choices().items()):
            letter = chr(ord("A") + position)
            sheet.set_column(position, position, WIDTH)
            sheet.write_string(0, position, labels[key], bold)
            sheet.write_column(1, position, list(words.values()))
            end = len(words) + 1
            places[key] = f"='{sheet.get_name()}'!${letter}$2:${letter}${end}"
        return places

    def _write_accounts(self, book):
        self._check_may_make_users()
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet()
        sheet.set_column(0, 3, WIDTH)
        header = [
            self.env._("Full Name"),
            self.env._("Sign-in Name"),
            self.env._("Unit"),
            self.env._("Link to Choose a Password"),
        ]
        sheet.write_row(0, 0, header, bold)
        for number, user in enumerate(self._get_new_users(), 1):
            unit = user._get_main_department().display_name or ""
            link = user.partner_id._get_signup_url()
            for position, text in enumerate((user.name, user.login, unit, link)):
                sheet.write_string(number, position, text)


def _make_book(write) -> bytes:
    """Return a workbook that ``write`` fills, as a binary field has it."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        write(book)
    return base64.b64encode(stream.getvalue())
