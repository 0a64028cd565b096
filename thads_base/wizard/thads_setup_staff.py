import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command, Domain

from ..tools import vietnam_time
from ..tools.folding import fold
from ..tools.staff_file import (
    COLUMNS,
    Known,
    Person,
    find_header,
    read_roles,
    read_staff,
)
from ..tools.table_file import TableFileError, read_table
from .setup_messages import DOUBT_MESSAGES, FILE_MESSAGES

# word of the column of rights -> group
RIGHTS = {
    "staff": "thads_base.group_staff",
    "head": "thads_base.group_head",
    "office": "thads_base.group_office",
    "leader": "thads_base.group_leader",
    "admin": "thads_base.group_admin",
}
CHOICES = {"rank": "thads.position", "capacity": "thads.substitution"}


class ThadsSetup(models.TransientModel):
    """The staff file: checked first, then loaded as a whole or not at all."""

    _inherit = "thads.setup"

    staff_file = fields.Binary(attachment=False)
    staff_filename = fields.Char()
    staff_summary = fields.Char(readonly=True)
    doubt_ids = fields.One2many(
        "thads.setup.finding", "setup_id", domain=[("kind", "=", "staff")]
    )

    @api.onchange("staff_file")
    def _onchange_staff_file(self):
        self.staff_summary = False
        self.doubt_ids = [Command.clear()]

    def action_check_staff(self):
        """Say of each doubtful cell of the staff file what to do; load nothing.

        :raises UserError: if the file is no table of staff
        """
        self.ensure_one()
        self._note_staff(self._read_staff())
        return self._show()

    def action_load_staff(self):
        """Make what the staff file says, if no row of it is doubtful.

        What is there already stays as it is.

        :raises AccessError: for who may not make users
        :raises UserError: if the file is no table of staff
        """
        self.ensure_one()
        self._check_may_make_users()
        reading = self._read_staff()
        self._note_staff(reading)
        if not reading.doubts:
            self._load_staff(reading.rows)
        return self._show()

    def _check_may_make_users(self):
        if not self.env["res.users"].has_access("create"):
            raise AccessError(
                self.env._(
                    "Loading staff makes users: that takes the right to administer "
                    "“Access Rights” as well. Ask who keeps the system."
                )
            )

    def _read_staff(self):
        """Return the rows of the staff file, and what is doubtful about them."""
        if not self.province_id:
            raise UserError(self.env._("Choose a province, and make its units first."))
        content = self.with_context(bin_size=False).staff_file
        if not content:
            raise UserError(self.env._("Choose a staff file."))
        content = base64.b64decode(content)
        self.env["thads.virus.check"]._check(self.staff_filename or "", content)
        try:
            table = read_table(content)
        except TableFileError as error:
            raise UserError(self.env._(FILE_MESSAGES[error.code])) from error
        columns = self._get_staff_columns()
        labels = self._get_staff_labels()
        english = self.with_context(lang="en_US")._get_staff_labels()
        words = {key: {fold(labels[key]), fold(english[key])} for key in labels}
        header = find_header(table, words, columns)
        if header["missing"]:
            raise UserError(
                self.env._(
                    "The file has no column %s. Fill in the template, and leave its "
                    "header as it is.",
                    ", ".join(f"“{labels[key]}”" for key in header["missing"]),
                )
            )
        return read_staff(table, header, columns, self._get_known(table, header))

    @api.model
    def _get_staff_columns(self) -> tuple:
        """Return the columns of the staff file; an addon adds its own."""
        return COLUMNS

    @api.model
    def _get_staff_labels(self) -> dict:
        """Return the header of each column of the staff file."""
        return {
            "name": self.env._("Full Name"),
            "login": self.env._("Sign-in Name"),
            "email": self.env._("E-mail"),
            "unit": self.env._("Unit Code"),
            "title": self.env._("Title of the Post"),
            "rank": self.env._("Rank"),
            "rights": self.env._("Rights"),
            "since": self.env._("In the Post Since"),
            "in_charge": self.env._("Units in Charge"),
            "substitute": self.env._("Sign-in Name of the Substitute"),
            "substitute_from": self.env._("Substitute From"),
            "substitute_to": self.env._("Substitute To"),
            "capacity": self.env._("Substitute Signs As"),
        }

    @api.model
    def _get_choices(self) -> dict:
        """Return the words of each column of choices: {column: {key: word}}."""
        words = {
            name: dict(self.env[model]._fields[name]._description_selection(self.env))
            for name, model in CHOICES.items()
        }
        # the name of a group is no secret, and core shows groups to few
        words["rights"] = {
            key: self.env.ref(group).sudo().name for key, group in RIGHTS.items()
        }
        return words

    def _get_known(self, table, header) -> Known:
        """Return what the rows are compared with."""
        today = vietnam_time.today()
        units = self.env["hr.department"].search(
            self.env["hr.department"]._get_valid_domain(today)
        )
        heads = self.env["thads.position"]._get_heads(units, today)
        people = self._find_people(table, header)
        substitutions = self.env["thads.substitution"].search(
            Domain("user_id", "in", people.ids)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )
        return Known(
            units=self._name_units(units),
            people={
                user.login.lower(): Person(
                    user.id, user.name, user.active and not user.share
                )
                for user in people
            },
            heads={unit.id: post.user_id.id or None for unit, post in heads.items()},
            choices={
                column: {
                    fold(text): key
                    for key, word in words.items()
                    for text in (key, word)
                }
                for column, words in self._get_choices().items()
            },
            roles=read_roles(),
            substitutes={
                record.user_id.login.lower(): record.substitute_id.login.lower()
                for record in substitutions
            },
        )

    def _find_people(self, table, header):
        """Return the users that the file names, archived ones included."""
        positions = {header["positions"].get(key) for key in ("login", "substitute")}
        logins = {
            text
            for _number, cells in table
            for position, cell in enumerate(cells)
            if position in positions
            for text in (cell, cell.lower())
        }
        return (
            self.env["res.users"]
            .with_context(active_test=False)
            .search([("login", "in", list(logins))])
        )

    def _name_units(self, units) -> dict:
        """Return units by code, and those of the province by name too."""
        own = self.unit_ids
        named = {}
        for unit in own:
            for name in {fold(unit.name or ""), fold(unit.short_name or "")} - {""}:
                named[name] = None if name in named else unit.id
        return named | {fold(unit.code): unit.id for unit in units if unit.code}

    def _note_staff(self, reading):
        """Keep what is doubtful, or what would be made, to be shown."""
        labels = self._get_staff_labels()
        self.doubt_ids = [
            Command.clear(),
            *(
                Command.create(self._prepare_doubt(doubt, labels))
                for doubt in reading.doubts
            ),
        ]
        people = {row["login"] for row in reading.rows}
        self.staff_summary = self.env._(
            "%(rows)s rows of %(people)s people, %(doubts)s doubtful.",
            rows=len(reading.rows),
            people=len(people - {None}),
            doubts=len(reading.doubts),
        )

    def _prepare_doubt(self, doubt, labels) -> dict:
        text, advice = map(self.env._, DOUBT_MESSAGES[doubt.code])
        return {
            "kind": "staff",
            "number": doubt.number,
            "column": labels[doubt.column],
            "name": text % doubt.text if "%s" in text else text,
            "advice": advice,
        }

    def _load_staff(self, rows):
        """Make what the rows say and is not there."""
        users = self._make_users(rows)
        posts = self._make_posts(rows, users)
        substitutions = self._make_substitutions(rows, users)
        self.staff_summary = self.env._(
            "Loaded: %(users)s users, %(posts)s posts and %(substitutions)s "
            "substitutions are new.",
            users=len(users["new"]),
            posts=len(posts),
            substitutions=len(substitutions),
        )

    def _make_users(self, rows) -> dict:
        """Return the users by login, and under ``new`` those that were made."""
        logins = {row["login"] for row in rows} | {row["substitute"] for row in rows}
        users = self.env["res.users"].with_context(no_reset_password=True)
        there = users.search([("login", "in", list(logins - {None}))])
        known = {user.login: user for user in there}
        values = {}
        for row in rows:
            if row["login"] not in known:
                self._merge_user(values.setdefault(row["login"], {}), row)
        groups = {key: self.env.ref(group).id for key, group in RIGHTS.items()}
        new = users.create(
            [
                {
                    **user,
                    "group_ids": [
                        Command.set([groups[key] for key in user["group_ids"]])
                    ],
                }
                for user in values.values()
            ]
        )
        new.partner_id.signup_prepare()
        return {**known, **{user.login: user for user in new}, "new": new}

    def _merge_user(self, values, row):
        """Add what a row says of a person to the values of their user."""
        values.setdefault("name", row["name"])
        values.setdefault("login", row["login"])
        values.setdefault("notification_type", "inbox")
        values["email"] = values.get("email") or row["email"]
        rights = values.setdefault("group_ids", set())
        rights |= {*row["rights"]} or {"staff"}

    def _make_posts(self, rows, users):
        """Return the posts that were made, or were vacant and have a holder now."""
        posts = self.env["thads.position"]
        today = vietnam_time.today()
        present = posts.search(
            Domain("department_id", "in", [row["unit"] for row in rows])
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )
        held = {
            (post.department_id.id, post.user_id.id, fold(post.name))
            for post in present
        }
        vacant = {
            post.department_id.id: post
            for post in present
            if post.rank == "head" and not post.user_id
        }
        filled, values = posts, []
        for row in rows:
            user = users[row["login"]]
            if (row["unit"], user.id, fold(row["title"])) in held:
                continue
            if row["rank"] == "head" and row["unit"] in vacant:
                vacant[row["unit"]].user_id = user
                filled |= vacant[row["unit"]]
            else:
                values.append(self._prepare_post(row, user))
        return filled | posts.create(values)

    def _prepare_post(self, row, user) -> dict:
        """Return the values of the post of a row."""
        return {
            "name": row["title"],
            "department_id": row["unit"],
            "rank": row["rank"],
            "user_id": user.id,
            "date_from": row["since"] or vietnam_time.today(),
            "in_charge_department_ids": [Command.set(row["in_charge"] or [])],
        }

    def _make_substitutions(self, rows, users):
        """Return the substitutions that were made."""
        today = vietnam_time.today()
        people = [users[row["login"]].id for row in rows]
        present = self.env["thads.substitution"].search(
            Domain("user_id", "in", people)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )
        values = {}
        for row in rows:
            user = users[row["login"]]
            if row["substitute"] and user not in present.user_id:
                values[user] = {
                    "user_id": user.id,
                    "substitute_id": users[row["substitute"]].id,
                    "date_from": row["substitute_from"] or today,
                    "date_to": row["substitute_to"],
                    "capacity": row["capacity"] or "KT",
                }
        return present.create(list(values.values()))
