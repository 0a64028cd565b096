from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .common import OneStopCommon

RECEIVED = "2026-06-29 02:00:00"  # a Monday, nine in the morning in Vietnam
MERGED = "2026-07-01"


@tagged("post_install", "-at_install")
class TestDossiersReorganised(OneStopCommon):
    """Province two, with a desk of its own, is merged into province one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other_province.org_code = "G16"
        cls.other_clerk = cls._create_person("other_clerk")
        cls._create_post(cls.other_clerk, cls.other_office, is_desk=True)
        cls.settler = cls._create_person("settler")
        cls._create_post(cls.settler, cls.other_room)
        with freeze_time(RECEIVED):
            cls.dossier = cls._receive(cls.other_clerk)
            cls.dossier.action_hand_over(cls.settler)
            cls.draft = cls._create_dossier(cls.other_clerk)

    def setUp(self):
        super().setUp()
        self.enterContext(freeze_time(f"{MERGED} 03:00:00"))

    def _merge(self):
        merging = (
            self.env["thads.reorganisation"]
            .with_user(self.admin)
            .create(
                {
                    "name": "Hợp nhất hai tỉnh",
                    "date_from": MERGED,
                    "department_id": self.province.id,
                    "unit_ids": [
                        Command.create({"department_id": self.other_province.id})
                    ],
                }
            )
        )
        merging.action_prepare()
        self.preview = str(merging.preview)
        merging.action_confirm()
        self.env.invalidate_all()
        return merging

    def test_the_register_of_the_past_stays(self):
        code, number = self.dossier.code, self.dossier.book_number
        self._merge()
        self.assertEqual(self.dossier.code, code)
        self.assertEqual(self.dossier.department_id, self.other_province)
        self.assertEqual(self.dossier.book_number, number)

    def test_the_hands_change_by_events(self):
        self._merge()
        events = self.dossier.sudo().event_ids.filtered(
            lambda event: event.kind == "succeeded"
        )
        self.assertEqual(
            [(event.from_unit_id, event.to_unit_id) for event in events],
            [(self.other_province, self.province), (self.other_room, self.room)],
        )
        self.assertIn("Hợp nhất hai tỉnh", events[0].note)
        self.assertEqual(self.dossier.sudo().handler_unit_id, self.room)
        step = self._get_step(self.dossier)
        self.assertEqual((step.unit_id, step.user_id), (self.room, self.settler))

    def test_it_goes_on_to_its_end(self):
        """Settled by who had it, given back at the desk of the successor."""
        self._merge()
        dossier = self.dossier.with_user(self.settler)
        dossier.action_confirm()
        dossier.action_resolve("resolved")
        self.dossier.with_user(self.clerk).action_return("desk")
        self.assertEqual(self.dossier.sudo().state, "returned")
        self.assertFalse(self.env["thads.step"].verify_chain(self.dossier.sudo()))

    def test_before_the_merger_the_other_desk_has_no_part_in_it(self):
        with self.assertRaises(AccessError):
            self.dossier.with_user(self.clerk).read(["code"])

    def test_what_is_printed_names_who_acts(self):
        self._merge()
        dossier = self.dossier.sudo()
        new, old = MERGED, "2026-06-29"
        words = dossier._get_form_words(dossier._fields["date_received"].to_date(new))
        self.assertEqual(words["agency"], self.province.name)
        words = dossier._get_form_words(dossier._fields["date_received"].to_date(old))
        self.assertEqual(words["agency"], self.other_province.name)

    def test_new_dossiers_are_the_successors(self):
        self._merge()
        self.assertEqual(self.draft.department_id, self.province)
        dossier = self._receive(self.other_clerk)
        self.assertEqual(dossier.department_id, self.province)
        self.assertTrue(dossier.code.startswith("G15.99-"))
        with self.assertRaises(AccessError):
            self._create_dossier(self.clerk, department_id=self.other_province.id)

    def test_administrators_see_no_names_of_applicants(self):
        merging = self._merge()
        told = self.preview + "".join(str(move.name) for move in merging.move_ids)
        self.assertIn(self.dossier.sudo().code, told)
        self.assertNotIn("Nguyễn Thị Đào", told)
        self.assertNotIn("0912345678", told)
