from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import tagged

from .common import OrganisationCommon

FIRST_DAY = date(2026, 7, 1)
LAST_DAY = date(2026, 6, 30)


class ReorganisationCommon(OrganisationCommon):
    """Province two is merged into province one on 01/07/2026."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.merging = cls._create_reorganisation(cls.other_province)

    @classmethod
    def _create_reorganisation(cls, *ended, **values):
        return (
            cls.env["thads.reorganisation"]
            .with_user(cls.admin)
            .create(
                {
                    "name": "Hợp nhất hai tỉnh",
                    "date_from": FIRST_DAY,
                    "department_id": cls.province.id,
                    "unit_ids": [
                        Command.create(
                            {"department_id": unit.id, "target_id": cls.province.id}
                        )
                        for unit in ended
                    ],
                    **values,
                }
            )
        )

    def _carry_out(self, reorganisation=None):
        reorganisation = reorganisation or self.merging
        reorganisation.action_prepare()
        reorganisation.action_confirm()

    def _find_line(self, unit):
        return self.merging.unit_ids.filtered(lambda line: line.department_id == unit)

    def _find_post_line(self, post):
        return self.merging.post_ids.filtered(lambda line: line.position_id == post)


@tagged("post_install", "-at_install")
@freeze_time("2026-07-01 03:00:00")
class TestReorganisation(ReorganisationCommon):
    def test_what_is_below_is_found(self):
        self.merging.action_prepare()
        fates = {
            line.department_id: (line.fate, line.target_id)
            for line in self.merging.unit_ids
        }
        self.assertEqual(
            fates,
            {
                self.other_province: ("ends", self.province),
                self.other_office: ("ends", self.office),
                self.other_room: ("ends", self.room),
                self.other_local: ("moves", self.province),
            },
        )
        self.assertTrue(self.merging.is_ready)

    def test_units_end_and_the_past_keeps_its_name(self):
        self._carry_out()
        self.assertEqual(self.other_province.date_to, LAST_DAY)
        self.assertEqual(self.other_province.successor_id, self.province)
        self.assertEqual(self.other_local.parent_id, self.province)
        self.assertEqual(self.other_local.authority_id, self.province)
        self.assertFalse(self.other_local.date_to)
        self.assertEqual(
            self.other_local._get_superior_name(LAST_DAY),
            "Thi hành án dân sự tỉnh Hai",
        )
        self.assertEqual(
            self.other_local._get_superior_name(FIRST_DAY),
            "Thi hành án dân sự tỉnh Một",
        )

    def test_posts_go_on_and_rights_with_them(self):
        self.assertFalse(self.office.with_user(self.other_officer).is_my_unit)
        self._carry_out()
        self.env.invalidate_all()
        post = self.other_officer.thads_position_ids.filtered("is_current")
        self.assertEqual(post.department_id, self.office)
        self.assertEqual(post.date_from, FIRST_DAY)
        self.assertTrue(self.office.with_user(self.other_officer).is_my_unit)
        # those of the successor answer for what the other has left
        self.assertTrue(self.other_office.with_user(self.officer).is_my_unit)
        self.assertTrue(self.other_province.with_user(self.officer).has_my_access)
        self.assertTrue(self.other_local.with_user(self.officer).has_my_access)

    def test_rights_in_the_past_were_as_they_were(self):
        self._carry_out()
        with freeze_time("2026-06-30 03:00:00"):
            self.env.invalidate_all()
            self.assertFalse(self.other_office.with_user(self.officer).is_my_unit)
            self.assertTrue(self.other_office.with_user(self.other_officer).is_my_unit)

    def test_one_head_only(self):
        other_head = self._create_person("other_head", "leader")
        post = self._create_post(other_head, self.other_province, "head")
        self.merging.action_prepare()
        self.assertFalse(self._find_post_line(post).is_kept)
        self._find_post_line(post).is_kept = True
        with self.assertRaisesRegex(UserError, "two heads"):
            self.merging.action_confirm()
        self._find_post_line(post).rank = "deputy"
        self.merging.action_confirm()
        self.assertEqual(
            other_head.thads_position_ids.filtered("is_current").rank, "deputy"
        )

    def test_who_is_left_without_a_post_is_named(self):
        self.merging.action_prepare()
        line = self.merging.post_ids.filtered(
            lambda line: line.user_id == self.other_officer
        )
        line.is_kept = False
        self.assertIn("Other_Officer", str(self.merging.preview))
        self.assertIn("without rights", str(self.merging.preview))

    def test_whoever_leads_goes_on_leading(self):
        self.deputy_post.in_charge_department_ids = self.other_province
        self._carry_out()
        self.assertIn(self.province, self.deputy_post.in_charge_department_ids)

    def test_drafts_are_issued_by_the_successor(self):
        document = self.env["thads.document"].create(
            {
                "title": "Dự thảo",
                "type_id": self.env["thads.document.type"].search([], limit=1).id,
                "department_id": self.other_province.id,
                "drafting_department_id": self.other_room.id,
                "recipient_ids": [Command.create({"name": "Ông Nguyễn Văn A"})],
            }
        )
        self._carry_out()
        self.assertEqual(document.department_id, self.province)
        self.assertEqual(document.drafting_department_id, self.room)
        self.assertEqual(document.recipient_ids.name, "Ông Nguyễn Văn A")
        self.assertIn("Hợp nhất hai tỉnh", document.message_ids[0].body)
        self.assertEqual(
            self.merging.move_ids.filtered(
                lambda move: move.res_model == "thads.document"
            ).mapped("res_id"),
            2 * document.ids,
        )

    def test_a_new_unit_takes_over_the_code(self):
        self.other_local.code = "24.01"
        new = self._create_unit(
            "Phòng khu vực mới", "local", self.province, date_from=FIRST_DAY
        )
        merging = self._create_reorganisation(
            department_id=new.id,
            new_code="24.01",
            unit_ids=[
                Command.create({"department_id": unit.id, "target_id": new.id})
                for unit in (self.local, self.other_local)
            ],
        )
        self._carry_out(merging)
        self.assertEqual(new.code, "24.01")
        self.assertEqual(self.other_local.code, "24.01")
        self.assertEqual(self.local.successor_id, new)

    def test_nothing_left_out(self):
        with self.assertRaisesRegex(UserError, "units below"):
            self.merging.action_confirm()
        self.merging.action_prepare()
        self._find_line(self.other_room).target_id = False
        with self.assertRaisesRegex(UserError, "Say what becomes of"):
            self.merging.action_confirm()
        self.assertFalse(self.other_province.date_to)

    def test_what_was_done_stays(self):
        self._carry_out()
        with self.assertRaisesRegex(UserError, "leads back"):
            self.merging.action_cancel()
        for change in (
            lambda each: each.write({"state": "draft"}),
            lambda each: each.sudo().write({"state": "draft"}),
            lambda each: each.move_ids.sudo().unlink(),
            lambda each: each.move_ids.sudo().write({"name": "Khác"}),
            lambda each: each.unit_ids.sudo().write({"former_parent_id": False}),
        ):
            with self.assertRaises(AccessError):
                change(self.merging)
        for change in (
            lambda each: each.write({"date_from": "2026-01-01"}),
            lambda each: each.unit_ids.write({"fate": "moves"}),
            lambda each: each.post_ids.unlink(),
            lambda each: each.unlink(),
        ):
            with self.assertRaises(UserError):
                change(self.merging)

    def test_renaming(self):
        renaming = self._create_reorganisation(
            kind="rename",
            department_id=self.other_local.id,
            new_name="Phòng khu vực 7 - Một",
            new_symbol="KV7",
        )
        renaming.action_confirm()
        self.assertEqual(self.other_local.name, "Phòng khu vực 7 - Một")
        self.assertEqual(self.other_local.name_at(LAST_DAY), "Phòng khu vực 1 - Hai")
        self.assertEqual(self.other_local.symbol, "KV7")

    def test_a_merger_that_becomes_a_renaming_ends_nothing(self):
        self.merging.action_prepare()
        self.merging.write({"kind": "rename", "new_name": "Tên khác"})
        with self.assertRaisesRegex(UserError, "no unit ends"):
            self.merging.action_confirm()
        self.merging.unit_ids.unlink()
        self.merging.action_confirm()
        self.assertFalse(
            self.other_officer.thads_position_ids.filtered("date_to"),
        )

    def test_only_administrators(self):
        self.merging.action_prepare()
        for user in (self.officer, self.head, self.staff):
            other = self.merging.with_user(user)
            for attempt in (
                other.action_confirm,
                other.action_prepare,
                other.action_cancel,
                other.action_draft,
                lambda other=other: other.write({"name": "Khác"}),
                lambda other=other: other.read(["name"]),
            ):
                with self.assertRaises(AccessError):
                    attempt()

    def test_one_cannot_be_created_as_done(self):
        with self.assertRaises(AccessError):
            self._create_reorganisation(state="done")


@tagged("post_install", "-at_install")
@freeze_time("2026-07-01 03:00:00")
class TestSplitting(ReorganisationCommon):
    """A room of province two becomes two rooms; its people go to either."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.second = (
            cls._create_unit(
                name, "province_unit", cls.other_province, date_from=FIRST_DAY
            )
            for name in ("Phòng A", "Phòng B")
        )
        cls.person = cls._create_person("split")
        cls._create_post(cls.person, cls.other_room)
        cls.splitting = cls._create_reorganisation(
            kind="split",
            department_id=cls.first.id,
            part_ids=cls.second.ids,
            unit_ids=[Command.create({"department_id": cls.other_room.id})],
        )
        cls.splitting.action_prepare()
        cls.drafts = cls.env["thads.document"].create(
            [
                {
                    "title": title,
                    "type_id": cls.env["thads.document.type"].search([], limit=1).id,
                    "department_id": cls.other_province.id,
                    "drafting_department_id": cls.other_room.id,
                }
                for title in ("Dự thảo thứ nhất", "Dự thảo thứ hai")
            ]
        )

    def test_without_a_choice_all_goes_to_the_unit_that_goes_on(self):
        self.assertIn("since no part was chosen", str(self.splitting.preview))
        self.splitting.action_confirm()
        self.assertEqual(self.other_room.successor_id, self.first)
        self.assertEqual(
            self.person.thads_position_ids.filtered("is_current").department_id,
            self.first,
        )
        self.assertEqual(self.drafts.drafting_department_id, self.first)

    def test_what_was_chosen_goes_to_its_part(self):
        self.splitting.action_share_out()
        shares = self.splitting.share_ids
        self.assertEqual(shares.target_id, self.first)
        chosen = shares.filtered(lambda share: share.res_id == self.drafts[1].id)
        chosen.target_id = self.second
        self.splitting.action_share_out()  # again: what was chosen stays
        self.assertEqual(chosen.target_id, self.second)
        self.assertIn("→ Phòng B", str(self.splitting.preview))
        self.splitting.action_confirm()
        self.assertEqual(
            self.drafts.mapped("drafting_department_id"), self.first | self.second
        )
        self.assertEqual(self.drafts[1].drafting_department_id, self.second)
        moves = self.splitting.move_ids.filtered(
            lambda move: move.res_id == self.drafts[1].id
        )
        self.assertEqual(moves.to_id, self.second)
        with self.assertRaises(UserError):
            chosen.target_id = self.first

    def test_only_to_a_part(self):
        self.splitting.action_share_out()
        self.splitting.share_ids[0].target_id = self.province
        with self.assertRaisesRegex(UserError, "no part"):
            self.splitting.action_confirm()

    def test_a_part_has_to_be_there(self):
        self.second.date_from = "2026-08-01"
        with self.assertRaisesRegex(UserError, "Phòng B"):
            self.splitting.action_confirm()

    def test_only_administrators_share_out(self):
        with self.assertRaises(AccessError):
            self.splitting.with_user(self.head).action_share_out()


@tagged("post_install", "-at_install")
@freeze_time("2026-06-20 03:00:00")
class TestReorganisationInTime(ReorganisationCommon):
    """Decided on before its first day."""

    def setUp(self):
        super().setUp()
        self.merging.action_prepare()
        self.merging.action_confirm()

    def _run_cron(self, moment):
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("thads_base.ir_cron_reorganise").method_direct_trigger()

    def test_nothing_moves_before_its_day(self):
        self.assertEqual(self.merging.state, "scheduled")
        self._run_cron("2026-06-30 16:59:00")
        self.assertFalse(self.other_province.date_to)
        self.merging.action_cancel()
        self._run_cron("2026-07-01 03:00:00")
        self.assertFalse(self.other_province.date_to)
        self.assertEqual(self.merging.state, "cancelled")

    def test_it_is_carried_out_on_its_day(self):
        self._run_cron("2026-06-30 17:05:00")  # 00:05 in Vietnam
        self.assertEqual(self.merging.state, "done")
        self.assertEqual(self.other_province.date_to, LAST_DAY)
        self._run_cron("2026-07-02 17:05:00")
        self.assertEqual(len(self.other_officer.thads_position_ids), 2)

    def test_what_cannot_be_says_why(self):
        """A unit below that came up meanwhile: nothing is half done."""
        added = self._create_unit("Phòng mới", "province_unit", self.other_province)
        self._run_cron("2026-06-30 17:05:00")
        self.assertEqual(self.merging.state, "scheduled")
        self.assertIn("Phòng mới", self.merging.failure)
        self.assertFalse(self.other_province.date_to)
        self.merging.action_draft()
        self.merging.action_prepare()
        self.merging.unit_ids.filtered(
            lambda line: line.department_id == added
        ).target_id = self.room
        with freeze_time("2026-07-01 03:00:00"):
            self.merging.action_confirm()
        self.assertEqual(self.merging.state, "done")
