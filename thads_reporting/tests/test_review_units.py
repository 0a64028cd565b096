from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.thads_base.tests.common import LAST_OLD_DAY

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewUnits(ReviewCommon):
    """A review of 2018: two provinces that are one today, a unit below each of them."""

    def setUp(self):
        super().setUp()
        top = self._end("Tổng cục THADS", "central", None, self.central)
        self.old = self._end("Cục THADS tỉnh Một", "province", top, self.province)
        self.merged = self._end("Cục THADS tỉnh Hai", "province", top, self.province)
        self.part = self._end("Chi cục Một", "local", self.old, self.local)
        self.merged_part = self._end("Chi cục Hai", "local", self.merged, self.local)
        later = self.central | self.local | self.other_local
        later.date_from = date(2025, 7, 1)
        self.review = self._open_review(
            period_start=date(2017, 6, 1), period_end=date(2018, 6, 1)
        )
        self._insert_some(self.old, 1)
        self._insert_some(self.part, 2)
        self._insert_some(self.merged_part, 4)
        self.top = self._get_report(self.review, self.central, self.reviewer)
        self.report = self._get_report(self.review, self.old, self.officer)

    def _end(self, name, unit_type, parent, successor):
        return self._create_unit(
            name,
            unit_type,
            parent,
            date_to=LAST_OLD_DAY,
            successor_id=successor.id,
        )

    def _insert_some(self, unit, count):
        for _number in range(count):
            self._insert(unit, "2018-03-01 02:00", due="2018-12-01 09:30")

    def _get_lines(self, report, **values):
        """Return kind, name and column (3) of each line."""
        return [
            (line["kind"], *line["cells"][1:3])
            for line in report.get_unit_lines(**values)
        ]

    def test_units_of_the_time_report(self):
        self.assertEqual(
            self.review.sudo().report_ids.department_id,
            self.central | self.old | self.merged | self.part | self.merged_part,
        )
        self.assertEqual(
            self._get_lines(self.top),
            [
                ("service", self.old.name, 3),
                ("service", self.merged.name, 4),
                ("total", "Tổng cộng", 7),
            ],
        )

    def test_the_same_figures_sum_to_their_successors(self):
        self.assertEqual(
            self._get_lines(self.top, by_successor=True),
            [
                ("section", self.province.name, 7),
                ("service", self.old.name, 3),
                ("service", self.merged.name, 4),
                ("total", "Tổng cộng", 7),
            ],
        )
        self.assertEqual(self.top.figures()[-1][2], 7)

    def test_a_province_takes_along_what_it_has_taken_over(self):
        own = [
            ("service", self.old.name, 1),
            ("service", self.part.name, 2),
            ("total", "Tổng cộng", 3),
        ]
        self.assertEqual(self._get_lines(self.report), own)
        self.assertEqual(
            self._get_lines(self.report, by_successor=True),
            [
                ("section", self.province.name, 1),
                ("service", self.old.name, 1),
                ("section", self.local.name, 6),
                ("service", self.part.name, 2),
                ("service", self.merged_part.name, 4),
                ("total", "Tổng cộng", 7),
            ],
        )

    def test_what_was_sent_has_the_same_lines(self):
        self.env["thads.review.figure"].create(
            {
                "report_id": self._get_report(self.review, self.part).id,
                "service_id": self.service.id,
                "received": 10,
                "results": 10,
                "pending": 10,
            }
        )
        lines = self._get_lines(self.report)
        self.assertEqual(lines[1:], [("service", self.part.name, 12), lines[-1]])
        part = self._get_report(self.review, self.part, self.local_head)
        part.action_submit()
        self.assertEqual(self._get_lines(self.report), lines)
        self.report.with_user(self.head).action_submit()
        self._insert_some(self.part, 1)
        self.assertEqual(self._get_lines(self.report), lines)
        self.assertEqual(self._get_lines(self.top)[0], ("service", self.old.name, 13))

    def test_what_was_not_sent_is_not_taken_along(self):
        """The centre reads what one former province has sent, not the other's."""
        self.report.with_user(self.head).action_submit()
        read = self.report.with_user(self.reviewer)
        total = self._get_lines(read, by_successor=True)[-1]
        self.assertEqual(total, ("total", "Tổng cộng", 3))
        merged = self._get_report(self.review, self.merged, self.reviewer)
        with self.assertRaises(AccessError):
            merged.get_unit_lines()

    def test_the_switch_is_for_the_paper_as_well(self):
        before = self.top._get_paper().annexes
        self.top.has_successor_annex = True
        [annex] = (new for new in self.top._get_paper().annexes if new not in before)
        names = [row.cells[1].text for row in annex.body[0].rows]
        self.assertEqual(
            names, [self.province.name, self.old.name, self.merged.name, "Tổng cộng"]
        )
        with self.assertRaises(AccessError):
            self.top.with_user(self.officer).has_successor_annex = False
