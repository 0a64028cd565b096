from datetime import date, datetime
from itertools import product

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..tools.form_two import COLUMNS, zero
from .common import ReviewCommon

DUE = "2026-03-09 09:30"
CUTOFF = datetime(2026, 6, 30, 16, 59, 59)


def form(**numbers):
    return [{**zero(), **numbers}[number] for number in COLUMNS.values()]


@tagged("post_install", "-at_install")
class TestFormTwo(ReviewCommon):
    def setUp(self):
        super().setUp()
        self.review = self._open_review()
        self.report = self._get_report(self.review, self.local, self.local_head)

    def _total(self, report=None):
        return (report or self.report).figures()[-1][2:]

    def _assert_total(self, report=None, **numbers):
        self.assertEqual(self._total(report), form(**numbers))

    def test_rows_have_thirteen_columns(self):
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        rows = self.report.figures()
        self.assertTrue(all(len(row) == 13 for row in rows))
        self.assertTrue(
            all(isinstance(number, int) for row in rows for number in row[2:])
        )
        [own] = [row for row in rows if row[1] == self.service.name and any(row[2:])]
        self.assertEqual(
            own[2:], form(received=1, received_desk=1, results=1, pending_late=1)
        )

    def test_a_dossier_counts_in_the_period_of_its_reception_both_ends_included(self):
        for received in ("2025-12-31 02:00", "2026-01-01 02:00"):
            self._insert(self.local, received, due="2027-01-01 00:00")
        for received in ("2026-06-30 02:00", "2026-07-01 02:00"):
            self._insert(self.local, received, due="2027-01-01 00:00")
        self._assert_total(received=2, received_desk=2, results=2, pending=2)

    def test_state_is_that_of_the_cutoff_not_todays(self):
        """Settled and given back in July: at the end of June it was overdue."""
        later = [
            ("resolved", "resolved", "2026-07-02 02:00"),
            ("returned", "returned", "2026-07-03 02:00"),
        ]
        self._insert(self.local, "2026-03-02 02:00", later, DUE, channel_out="desk")
        self._assert_total(received=1, received_desk=1, results=1, pending_late=1)

    def test_the_last_second_of_the_cutoff_counts(self):
        done = [("resolved", "resolved", "2026-06-30 16:59")]
        self._insert(self.local, "2026-06-25 02:00", done, "2026-07-01 09:30")
        late = [("resolved", "resolved", "2026-06-30 17:00")]
        self._insert(self.local, "2026-06-25 02:00", late, "2026-07-01 09:30")
        self._assert_total(
            received=2,
            received_desk=2,
            results=2,
            settled_on_time=1,
            pending=1,
            returned_desk=1,
        )

    def test_in_time_by_the_appointment_in_force(self):
        """An extension in time moves it; what the dossier has today does not count."""
        self._insert(
            self.local,
            "2026-03-02 02:00",
            [
                ("extended", "processing", "2026-03-05 02:00", "2026-03-20 09:30"),
                ("resolved", "resolved", "2026-03-18 02:00"),
            ],
            DUE,
        )
        self._insert(
            self.local,
            "2026-03-02 02:00",
            [("resolved", "resolved", "2026-03-09 09:31")],
            DUE,
        )
        self._assert_total(
            received=2,
            received_desk=2,
            results=2,
            settled_on_time=1,
            settled_late=1,
            returned_desk=2,
        )

    def test_a_clock_that_stands_still_is_not_overdue(self):
        self._insert(
            self.local,
            "2026-03-02 02:00",
            [("guided", "waiting", "2026-03-04 02:00")],
            DUE,
        )
        self._insert(
            self.local,
            "2026-03-02 02:00",
            [("guided", "waiting", "2026-03-10 02:00")],
            DUE,
        )
        self._assert_total(
            received=2, received_desk=2, results=2, pending=1, pending_late=1
        )

    def test_received_by_mistake_or_not_at_all_does_not_count(self):
        mistake = self._insert(self.local, "2026-03-02 02:00", due=DUE)
        mistake._record(
            "undone",
            values={"state": "cancelled"},
            about_id=mistake.event_ids.id,
        )
        self.env["thads.dossier"]._engine().create(
            {
                "service_id": self.service.id,
                "department_id": self.local.id,
                "applicant_name": "X",
                "datetime_received": "2026-03-02 02:00:00",
            }
        )
        self._assert_total()

    def test_channels_and_ways_back(self):
        done = [("resolved", "resolved", "2026-03-05 02:00")]
        back = [*done, ("returned", "returned", "2026-03-06 02:00")]
        self._insert(
            self.local,
            "2026-03-02 02:00",
            back,
            DUE,
            channel_in="post",
            channel_out="notice",
            outcome="withdrawn",
        )
        self._insert(
            self.local,
            "2026-03-02 02:00",
            back,
            DUE,
            channel_in="online",
            channel_out="post",
        )
        self._insert(
            self.local,
            "2026-03-02 02:00",
            done,
            DUE,
            channel_in="oral",
            channel_wanted="online",
        )
        self._assert_total(
            received=3,
            received_desk=1,
            received_post=1,
            results=3,
            settled_on_time=3,
            returned_notice=1,
            returned_other=2,
        )
        remarks = self.report.get_form_two()["remarks"]
        self.assertEqual(len(remarks), 3)  # online, withdrawn, not collected
        self.assertTrue(all(" 1 " in remark for remark in remarks))

    def test_equal_to_a_count_dossier_by_dossier(self):
        """Every kind of dossier, counted again in Python from its events."""
        ends = [
            [],
            [("guided", "waiting", "2026-03-04 02:00")],
            [("resolved", "resolved", "2026-03-05 02:00")],
            [
                ("resolved", "resolved", "2026-03-25 02:00"),
                ("returned", "returned", "2026-07-25 02:00"),
            ],
            [
                ("resolved", "resolved", "2026-03-25 02:00"),
                ("returned", "returned", "2026-03-26 02:00"),
            ],
        ]
        units = (self.province, self.local, self.other_local)
        made = []
        for unit, events, channel, due in product(
            units, ends, ("direct", "post", "online"), (DUE, "2026-07-30 02:00")
        ):
            made.append(
                self._insert(
                    unit,
                    "2026-03-02 02:00",
                    events,
                    due,
                    channel_in=channel,
                    channel_out="notice",
                    channel_wanted="post",
                )
            )
        expected = {unit: zero() for unit in units}
        for dossier in made:
            self._count(dossier, expected[dossier.department_id])
        province = self._get_report(self.review, self.province)
        rows = {row[0]: row[2:] for row in province.figures() if row[0] in ("I", "II")}
        self.assertEqual(
            rows["I"], [expected[self.province][n] for n in COLUMNS.values()]
        )
        self.assertEqual(
            rows["II"], [expected[self.local][n] for n in COLUMNS.values()]
        )
        top = self._get_report(self.review, self.central)
        self.assertEqual(
            self._total(top),
            [sum(each[n] for each in expected.values()) for n in COLUMNS.values()],
        )

    def _count(self, dossier, numbers):
        numbers["received"] += 1
        numbers["results"] += 1
        if dossier.channel_in != "online":
            numbers[
                "received_post" if dossier.channel_in == "post" else "received_desk"
            ] += 1
        past = [
            event for event in dossier.event_ids if event.datetime_effective <= CUTOFF
        ]
        last, due = past[-1], past[-1].datetime_appointment
        settled = [event for event in past if event.kind == "resolved"]
        if settled:
            is_late = settled[0].datetime_effective > due
            numbers["settled_late" if is_late else "settled_on_time"] += 1
            is_back = last.kind == "returned"
            numbers["returned_notice" if is_back else "returned_other"] += 1
            return
        until = last.datetime_effective if last.state == "waiting" else CUTOFF
        numbers["pending_late" if due < until else "pending"] += 1

    def test_each_number_opens_its_dossiers(self):
        late = [("resolved", "resolved", "2026-03-25 02:00")]
        dossier = self._insert(self.local, "2026-03-02 02:00", late, DUE)
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        for _sent in range(2):
            action = self.report.action_open_dossiers("local", self.service.code, 8)
            self.assertEqual(action["domain"], [("id", "in", dossier.ids)])
            both = self.report.action_open_dossiers("", "", 3)
            self.assertEqual(len(both["domain"][0][2]), 2)
            if self.report.state == "draft":
                self.report.action_submit()

    def test_what_was_sent_stays_and_the_difference_is_told(self):
        dossier = self._insert(self.local, "2026-03-02 02:00", due=DUE)
        self.report.action_submit()
        before = self.report.figures()
        self.assertEqual(self.report.get_differences(), [])
        dossier.datetime_resolved = "2026-03-05 02:00:00"
        dossier.env["thads.dossier.event"].create(
            {
                "dossier_id": dossier.id,
                "kind": "resolved",
                "state": "resolved",
                "datetime_effective": "2026-03-05 02:00:00",
                "datetime_recorded": "2026-07-05 02:00:00",
                "datetime_appointment": DUE + ":00",
                "user_id": self.env.uid,
            }
        )
        self.assertEqual(self.report.figures(), before)
        changed = {
            each["column"]: (each["frozen"], each["now"])
            for each in self.report.get_differences()
        }
        self.assertEqual(changed, {7: (0, 1), 10: (1, 0), 11: (0, 1)})

    def test_provinces_take_what_was_sent_and_count_the_rest(self):
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        self._insert(self.province, "2026-03-02 02:00", due=DUE)
        self.report.action_submit()
        late_entry = self._insert(self.local, "2026-03-03 02:00", due=DUE)
        province = self._get_report(self.review, self.province, self.head)
        self._assert_total(
            province, received=2, received_desk=2, results=2, pending_late=2
        )
        province.action_submit()
        listed = province.action_open_dossiers("", "", 3)["domain"][0][2]
        self.assertEqual(len(listed), 2)
        self.assertNotIn(late_entry.id, listed)
        self.assertEqual(
            {each["column"] for each in province.get_differences()}, {3, 4, 6, 10}
        )

    def _type(self, **numbers):
        return (
            self.env["thads.review.figure"]
            .with_user(self.local_head)
            .create(
                {"report_id": self.report.id, "service_id": self.service.id, **numbers}
            )
        )

    def test_a_broken_identity_keeps_a_report_from_being_sent(self):
        figure = self._type(
            received=5, received_desk=5, results=4, settled_on_time=4, returned_desk=3
        )
        with self.assertRaisesRegex(UserError, r"\(6\) = \(3\)") as caught:
            self.report.action_submit()
        self.assertIn(self.local.name, str(caught.exception))
        self.assertIn(self.service.name, str(caught.exception))
        self.assertIn("(11) + (12) + (13) = (7) + (8)", str(caught.exception))
        figure.write({"results": 5, "pending": 1, "returned_desk": 4})
        self.report.action_submit()
        self.assertEqual(self.report.state, "submitted")

    def test_a_derived_identity_warns(self):
        self._type(
            received=5, received_desk=9, results=5, settled_on_time=4, returned_desk=4
        )
        form_two = self.report.get_form_two()
        self.assertEqual(form_two["errors"], [])
        self.assertEqual(len(form_two["warnings"]), 2)
        self.report.action_submit()

    def test_another_way_back_is_explained(self):
        figure = self._type(
            received=1, received_desk=1, results=1, settled_on_time=1, returned_other=1
        )
        with self.assertRaisesRegex(UserError, r"\(13\)"):
            self.report.action_submit()
        figure.note = "Qua bưu chính công ích"
        self.report.action_submit()

    def test_typed_figures_are_added_marked_and_carried_upwards(self):
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        self._type(received=4, received_desk=4, results=4, pending=4)
        numbers = {
            "received": 5,
            "received_desk": 5,
            "results": 5,
            "pending": 4,
            "pending_late": 1,
        }
        province = self._get_report(self.review, self.province, self.head)
        for _sent in range(2):
            self._assert_total(**numbers)
            self._assert_total(province, **numbers)
            marked = [
                line for line in province.get_form_two()["lines"] if line["is_typed"]
            ]
            self.assertEqual([line["level"] for line in marked], ["local"])
            if self.report.state == "draft":
                self.report.action_submit()
        province.action_submit()
        self._assert_total(province, **numbers)
        self.assertEqual(
            set(province.sudo().figure_ids.mapped("kind")), {"computed", "carried"}
        )

    def test_returned_figures_are_counted_anew(self):
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        self.report.action_submit()
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        self.report.with_user(self.officer).action_send_back([], "Thiếu hồ sơ")
        self._assert_total(received=2, received_desk=2, results=2, pending_late=2)
        self.report.action_submit()
        self.assertEqual(self.report.figures()[-1][2], 2)

    def test_the_paper_and_the_sheet_have_the_numbers(self):
        self._insert(self.local, "2026-03-02 02:00", due=DUE)
        paper = self.report._get_paper()
        self.assertEqual(
            [annex.type_name for annex in paper.annexes], ["Biểu số 1", "Biểu số 2"]
        )
        table = paper.annexes[1].body[0]
        self.assertEqual(
            [cell.text for cell in table.rows[-1].cells][2:],
            ["1", "1", "0", "1", "0", "0", "0", "1", "0", "0", "0"],
        )
        self.assertTrue(self.report._render_xlsx().startswith(b"PK"))
        self.assertEqual(date(2026, 6, 30), self.review.date_cutoff)
