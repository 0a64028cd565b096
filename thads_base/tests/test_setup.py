import base64
import io
from unittest.mock import patch

import openpyxl
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.thads_base.models.thads_position import ThadsPosition

HEADER = (
    "Full Name,Sign-in Name,E-mail,Unit Code,Title of the Post,Rank,"
    "Sign-in Name of the Substitute,Substitute Signs As,Substitute To"
)
PEOPLE = [
    "Y Blô,blo,,66,Trưởng Thi hành án dân sự,,ksor,KT,",
    "Ksor Lan,ksor,lan@example.com,66,Phó Trưởng Thi hành án dân sự,,,,",
    "Lê An,an.le,,66.01,Chánh Văn phòng,,,,",
    "Mai Tú,tu.mai,,66.01,Văn thư,,,,",
    "Mai Tú,tu.mai,,66.02,Chuyên viên,,,,",
]
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAA"
    "AACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def encode(*lines, header=HEADER):
    return base64.b64encode("\n".join([header, *lines]).encode())


def read_book(content):
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(content)))
    return [[row for row in sheet.iter_rows(values_only=True)] for sheet in book]


@tagged("post_install", "-at_install")
@freeze_time("2026-11-20 03:00:00")
class TestSetup(TransactionCase):
    """From a database without units to a province with its people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        rights = "thads_base.group_admin,base.group_system"
        cls.admin = new_test_user(cls.env, "test_admin", rights)
        cls.keeper = new_test_user(cls.env, "test_keeper", "thads_base.group_admin")
        cls.setup = cls._open(cls.admin, province_code="66", room_count=2, place="ĐL")
        cls.setup.action_make_units()

    @classmethod
    def _open(cls, user, **values):
        return cls.env["thads.setup"].with_user(user).create(values)

    def _load(self, *lines, setup=None):
        setup = setup or self.setup
        setup.staff_file = encode(*lines)
        setup.action_load_staff()
        return setup

    def _find(self, code):
        domain = [("code", "=", code), ("date_to", "=", False)]
        return self.env["hr.department"].search(domain)

    def _user(self, login):
        return self.env["res.users"].search([("login", "=", login)])

    def _texts(self):
        return [line.name for line in self.setup._find_missing()]

    # units

    def test_units_are_made_once(self):
        units = self.setup.unit_ids
        self.assertEqual(len(units), 8)
        self.assertEqual(set(units.mapped("place")), {"ĐL"})
        units[0].place = "Buôn Ma Thuột"
        units[1].place = False
        again = self._open(self.admin)
        self.assertEqual(again.province_code, "66")
        again.action_make_units()
        self.assertEqual(again.unit_ids, units)
        self.assertEqual(
            [unit.place for unit in units[:3]], ["Buôn Ma Thuột", False, "ĐL"]
        )

    def test_a_province_is_wanted_first(self):
        setup = self._open(self.admin, province_code=False)
        with self.assertRaises(UserError):
            setup.action_make_units()
        with self.assertRaises(UserError):
            setup.action_next()
        self.setup.room_count = 1000
        with self.assertRaises(UserError):
            self.setup.action_make_units()

    # staff

    def test_staff_is_loaded_as_a_whole(self):
        self._load(*PEOPLE)
        self.assertFalse(self.setup.doubt_ids)
        head = self._user("blo")
        self.assertEqual(self._find("66").head_id, head)
        self.assertTrue(head.has_group("thads_base.group_leader"))
        substitution = self.env["thads.substitution"].search(
            [("user_id", "=", head.id)]
        )
        self.assertEqual(substitution.substitute_id, self._user("ksor"))
        clerk = self._user("tu.mai")
        self.assertEqual(len(clerk.thads_position_ids), 2)
        self.assertTrue(clerk.has_group("thads_base.group_office"))
        self.assertFalse(clerk.has_group("thads_base.group_admin"))
        self.assertEqual(clerk.notification_type, "inbox")

    def test_again_it_makes_nothing(self):
        self._load(*PEOPLE)
        clerk = self._user("tu.mai")
        clerk.email = "tu@example.com"
        counts = [self.env[name].search_count([]) for name in self._models()]
        self._load(*PEOPLE, setup=self._open(self.admin, province_code="66"))
        self.assertEqual(
            counts, [self.env[name].search_count([]) for name in self._models()]
        )
        self.assertEqual(clerk.email, "tu@example.com")

    def _models(self):
        return ("res.users", "thads.position", "thads.substitution", "res.partner")

    def test_vacant_head_gets_a_holder(self):
        post = self.env["thads.position"].create(
            {"name": "Trưởng", "department_id": self._find("66").id, "rank": "head"}
        )
        self._load(*PEOPLE)
        self.assertEqual(post.user_id, self._user("blo"))

    def test_one_doubtful_row_loads_nothing(self):
        before = self.env["res.users"].search_count([])
        self._load(*PEOPLE, "Hồ Nam,nam,,66.99,Chuyên viên,,,,")
        [doubt] = self.setup.doubt_ids
        self.assertEqual((doubt.number, doubt.column), (7, "Unit Code"))
        self.assertIn("66.99", doubt.name)
        self.assertTrue(doubt.advice)
        self.assertEqual(self.env["res.users"].search_count([]), before)
        self._load(*PEOPLE)
        self.assertFalse(self.setup.doubt_ids)

    def test_checking_loads_nothing(self):
        before = self.env["res.users"].search_count([])
        self.setup.staff_file = encode(*PEOPLE)
        self.setup.action_check_staff()
        self.assertIn("5", self.setup.staff_summary)
        self.assertEqual(self.env["res.users"].search_count([]), before)

    def test_failure_halfway_loads_nothing(self):
        before = self.env["res.users"].search_count([])
        with (
            patch.object(ThadsPosition, "create", side_effect=UserError("no")),
            self.assertRaises(UserError),
            self.env.cr.savepoint(),
        ):
            self._load(*PEOPLE)
        self.assertEqual(self.env["res.users"].search_count([]), before)

    def test_people_of_the_system_are_not_taken_over(self):
        self._load("Người lạ,test_admin,,66.01,Văn thư,,,,")
        self.assertEqual(self.setup.doubt_ids.mapped("column"), ["Sign-in Name"])
        self._load("Blô,blo,,66,Trưởng Thi hành án dân sự,,test_no,,")
        self.assertEqual(len(self.setup.doubt_ids), 1)

    def test_hostile_files_are_refused_in_words(self):
        for content in (b"%PDF-1.7", b"PK\x03\x04x", b"", b"a,b\nc,d"):
            self.setup.staff_file = base64.b64encode(content)
            with self.assertRaises(UserError):
                self.setup.action_check_staff()

    def test_words_of_the_file_are_text_only(self):
        self._load('"<b>=1+1</b>",blo,,66,Trưởng Thi hành án dân sự,,,,')
        self.assertEqual(self._user("blo").name, "<b>=1+1</b>")
        [sheet] = read_book(self.setup.accounts_sheet)
        self.assertEqual(sheet[1][:2], ("<b>=1+1</b>", "blo"))

    def test_template_is_read_back(self):
        staff, units, words = read_book(self.setup.staff_template)
        self.assertIn("66.11 - Phòng Thi hành án", units[6][0])
        self.assertIn("Administrator", [cell for row in words for cell in row])
        line = ["Y Blô", "blo", "", units[0][0], "Trưởng Thi hành án dân sự"]
        book = openpyxl.load_workbook(
            io.BytesIO(base64.b64decode(self.setup.staff_template))
        )
        book.worksheets[0].append(line)
        stream = io.BytesIO()
        book.save(stream)
        self.setup.staff_file = base64.b64encode(stream.getvalue())
        self.setup.action_load_staff()
        self.assertFalse(self.setup.doubt_ids)
        self.assertEqual(self._find("66").head_id.login, "blo")

    def test_links_are_for_who_never_signed_in(self):
        self._load(*PEOPLE)
        self.setup.action_accounts_sheet()
        [sheet] = read_book(self.setup.accounts_sheet)
        self.assertEqual(len(sheet), 5)
        self.assertIn("token=", sheet[1][3])
        self.env["res.users.log"].with_user(self._user("blo")).sudo().create({})
        self.env.invalidate_all()
        [sheet] = read_book(self.setup.accounts_sheet)
        self.assertNotIn("blo", [row[1] for row in sheet])

    # rights

    def test_making_users_takes_core_s_right_as_well(self):
        setup = self._open(self.keeper, province_code="66")
        setup.staff_file = encode(*PEOPLE)
        setup.action_check_staff()
        for method in ("action_load_staff", "action_accounts_sheet"):
            with self.subTest(method), self.assertRaises(AccessError):
                getattr(setup, method)()
        with self.assertRaises(AccessError):
            setup.accounts_sheet  # noqa: B018

    def test_others_do_not_set_up(self):
        office = new_test_user(self.env, "test_office", "thads_base.group_office")
        with self.assertRaises(AccessError):
            self._open(office)
        for user in (office, self.keeper):
            setup = self.setup.with_user(user)
            with self.subTest(user.login), self.assertRaises(AccessError):
                setup.action_next()
            with self.subTest(user.login), self.assertRaises(AccessError):
                setup.action_staff_template()
            with self.subTest(user.login), self.assertRaises(AccessError):
                setup.read(["staff_file"])

    # the other steps

    def _go_to(self, step):
        while self.setup.step != step:
            self.setup.action_next()

    def test_numbers_go_on_from_paper(self):
        self._go_to("numbers")
        decision = self.env.ref("thads_base.document_type_decision")
        line = self.setup.number_ids.filtered(lambda line: line.type_id == decision)
        line.last_number = 120
        self.setup.action_next()
        counter = self.env["thads.counter"].search(
            [("department_id", "=", self._find("66").id)]
        )
        self.assertEqual((counter.type_id, counter.first_number), (decision, 121))
        self.setup.action_back()
        self.assertNotIn(decision, self.setup.number_ids.type_id)
        self.setup.action_next()

    def test_procedures_that_are_not_ticked_end(self):
        procedure = self.env["thads.procedure"].create(
            {
                "code": "T-1",
                "name": "Thử",
                "res_model": self.env["thads.procedure"]._get_models()[0][0],
                "date_from": "2026-01-01",
                "domain": "[('id', '=', 0)]",
            }
        )
        setup = self._open(self.admin, province_code="66", step="use")
        self.assertIn(procedure, setup.procedure_ids)
        setup.procedure_ids -= procedure
        setup.action_next()
        self.assertEqual(str(procedure.date_to), "2026-11-19")

    def test_office_gets_its_addresses(self):
        self._go_to("office")
        self.assertIn("Đắk Lắk", self.setup.company_name)
        self.setup.company_logo = PIXEL
        self.setup.mailbox_email = "vanthu@example.com"
        self.setup.action_next()
        self.assertIn("Đắk Lắk", self.env.company.name)
        self.assertTrue(self.env.company.logo)
        mailbox = self.env["thads.mailbox"].search([])
        self.assertIn("vanthu@example.com", mailbox.mapped("email"))
        for values in (
            {"mailbox_email": "not an address"},
            {"company_logo": base64.b64encode(b"<svg onload='x'/>")},
        ):
            setup = self._open(self.admin, province_code="66", step="office", **values)
            with self.subTest(values), self.assertRaises(UserError):
                setup.action_next()

    def test_last_page_says_what_is_missing(self):
        texts = " ".join(self._texts())
        self.assertIn("No head: THADS tỉnh Đắk Lắk", texts)
        self.assertIn("Nobody keeps the registers", texts)
        self._load(*PEOPLE)
        self.env.invalidate_all()
        texts = " ".join(self._texts())
        self.assertNotIn("No head: THADS tỉnh Đắk Lắk", texts)
        self.assertNotIn("Nobody keeps the registers", texts)
        self.assertIn("4 people never signed in.", texts)
        self.env["ir.config_parameter"].set_param(
            "web.base.url", "http://localhost:8069"
        )
        self.assertIn("Links lead to http://localhost", " ".join(self._texts()))
        self._go_to("missing")
        for line in self.setup.missing_ids:
            self.assertTrue(line.action_open()["res_model"])
        self.setup.action_look_again()
        self.assertEqual(self.setup.step, "missing")
