import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .score_common import ScoreCommon

BANDS = ((1, "each", 10),)


@tagged("post_install", "-at_install")
class TestScoreRanking(ScoreCommon):
    def _get_places(self, table):
        return {
            row.department_id: (row.place, row.rank_id.code, row.score)
            for row in table.sudo().ranking_ids
        }

    def _score(self, table, **points):
        """Give the units of a table points as the council would."""
        for name, value in points.items():
            sheet = self._get_sheet(table, getattr(self, name)).sudo()
            sheet.line_ids[0].write({"self_points": value, "self_note": "Đúng"})

    def test_units_are_ranked_by_points_and_share_places(self):
        table = self._open_table()
        self._score(table, local=95, room=75, office=75)
        table.action_open_ranking()
        self.assertEqual(
            self._get_places(table),
            {
                self.local: (1, "A", 95),
                self.office: (2, "B", 75),
                self.room: (2, "B", 75),
            },
        )

    def test_a_criterion_decides_ties(self):
        first, second = (
            self._prepare_criterion(name=name, points=50, tie_order=order)
            for name, order in (("Một", 0), ("Hai", 1))
        )
        table = self._open_table(first, second)
        self._score(table, local=30, room=40)
        lines = self._get_sheet(table, self.room).sudo().line_ids
        lines[1].self_points = 40
        table.action_open_ranking()
        places = self._get_places(table)
        self.assertEqual(places[self.local][0], 2)  # 30 + 50, of which 50 decide
        self.assertEqual(places[self.room][0], 3)  # 40 + 40

    def test_a_rank_asks_for_targets(self):
        self._create_target(self.local, 75)
        self._create_target(self.room, 85)
        table = self._create_table(self._prepare_criterion())
        table.rank_ids.filtered(lambda rank: rank.code == "A").target_count = 1
        table.action_open()
        table.action_open_ranking()
        places = self._get_places(table)
        self.assertEqual(places[self.local], (3, "B", 100))
        self.assertEqual(places[self.room], (1, "A", 100))
        self.assertEqual(places[self.office], (1, "A", 100))  # was given none

    def test_publishing_waits_for_all(self):
        table = self._open_table()
        with self.assertRaisesRegex(UserError, "has not decided"):
            table.with_user(self.head).action_publish()
        self._decide_all(table)
        table.with_user(self.head).action_publish()
        self.assertEqual(
            (table.state, str(table.date_published)), ("published", "2026-10-05")
        )
        with self.assertRaisesRegex(UserError, "not under way"):
            table.with_user(self.head).action_publish()

    def _open_counted(self):
        """Open a table in which late dossiers take 10 points off each."""
        for _time in range(2):
            self._create_late_dossier(self.local)
        self._create_late_dossier(self.room)
        return self._open_table(
            self._prepare_criterion("dossier_late", bands=BANDS, name="Đúng hạn"),
            self._prepare_criterion(name="Khác", points=20),
        )

    def _ask_change(self, table, user=None):
        criterion = table.criterion_ids[0].with_user(user or self.officer)
        action = criterion.action_ask_change()
        wizards = self.env[action["res_model"]].with_user(user or self.officer)
        return wizards.browse(action["res_id"])

    def test_changing_a_criterion_shows_first_who_would_move(self):
        table = self._open_counted()
        self._score(table, office=85)
        wizard = self._ask_change(table)
        self.assertFalse(wizard.move_count)
        with Form(wizard) as form:
            with form.band_ids.edit(0) as band:
                band.points = 2
            form.reason = "Hội đồng thống nhất"
        moves = {move.department_id: move for move in wizard.move_ids}
        self.assertEqual(moves[self.local].score_before, 100)
        self.assertEqual(moves[self.local].score_after, 116)
        self.assertEqual(moves[self.room].score_after, 118)
        self.assertEqual(moves[self.office].score_after, 105)
        self.assertEqual(moves[self.office].score_before, 105)
        self.assertEqual(
            (moves[self.office].place_before, moves[self.office].place_after), (2, 3)
        )
        line = self._get_sheet(table, self.local).line_ids[0]
        self.assertEqual(line.counted_points, 80)  # nothing is saved yet
        wizard.action_confirm()
        self.assertEqual((line.counted_points, line.points), (96, 96))
        office = self._get_sheet(table, self.office).line_ids[0]
        self.assertEqual(office.points, 85)  # given by hand
        self.assertEqual(table.criterion_ids[0].band_ids.points, 2)
        self.assertIn("Hội đồng thống nhất", table.message_ids[0].body)
        table.action_open_ranking()
        after = {move.department_id: move.place_after for move in wizard.move_ids}
        for unit, (place, _rank, _score) in self._get_places(table).items():
            self.assertEqual(after.get(unit, place), place)

    def test_less_weight_limits_what_was_given(self):
        table = self._open_counted()
        self._score(table, office=85)
        wizard = self._ask_change(table)
        wizard.write({"points": 50, "reason": "Giảm"})
        wizard.action_confirm()
        office = self._get_sheet(table, self.office).line_ids[0]
        self.assertEqual((office.counted_points, office.points), (50, 50))

    def test_a_change_needs_a_reason_and_the_unit_in_charge(self):
        table = self._open_counted()
        wizard = self._ask_change(table)
        with self.assertRaisesRegex(UserError, "reason"):
            wizard.action_confirm()
        for user in (self.local_head, self.room_head, self.other_officer):
            with self.assertRaises(AccessError):
                self._ask_change(table, user)

    def test_nothing_changes_once_it_is_published(self):
        table = self._open_table()
        wizard = self._ask_change(table)
        wizard.reason = "Muộn"
        self._decide_all(table)
        table.with_user(self.head).action_publish()
        with self.assertRaisesRegex(UserError, "is published"):
            self._ask_change(table)
        with self.assertRaisesRegex(UserError, "is published"):
            wizard.action_confirm()

    def test_the_paper_and_the_sheet_say_the_same(self):
        table = self._open_table(legal_basis="Quyết định số 1/QĐ-THADS")
        self._score(table, local=95, room=75.5, office=60)
        paper = table._get_paper()
        self.assertEqual(paper.grounds, ("Căn cứ Quyết định số 1/QĐ-THADS",))
        rows = [[cell.text for cell in row.cells] for row in paper.body[1].rows]
        self.assertEqual(
            rows,
            [
                ["1", self.local.name, "95", "0", "0", "0/0", "A"],
                ["2", self.room.name, "75,5", "0", "0", "0/0", "B"],
                ["3", self.office.name, "60", "0", "0", "0/0", "D"],
            ],
        )
        [sheet] = load_workbook(io.BytesIO(table._render_xlsx())).worksheets
        texts = [cell.value for row in sheet.rows for cell in row if cell.value]
        for text in ("75,5", self.local.name, "(1)", "Xếp hạng"):
            self.assertIn(text, texts)

    def test_ranking_costs_no_query_for_each_unit(self):
        def count(table):
            return self._count_queries(table.sudo().browse(table.id)._rank)

        few = count(self._open_table())
        for number in range(27):
            self._create_unit(f"Phòng {number}", "local", self.province)
        table = self._open_table()
        self.assertEqual(len(table.sudo().sheet_ids), 30)
        self.assertLessEqual(count(table), few + 4)
