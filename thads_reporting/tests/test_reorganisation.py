import random
from collections import Counter

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from .common import ReviewCommon

MERGED = "2026-07-01"
ROUNDS = 6
LOCAL_UNITS = 7
ASSIGNMENT_STATES = ("new", "done", "not_done", "cancelled")
WAYS = (
    [],
    [("resolved", "resolved", "2026-05-20 02:00")],
    [("resolved", "resolved", "2026-06-20 02:00")],
    [
        ("resolved", "resolved", "2026-05-20 02:00"),
        ("returned", "returned", "2026-05-21 02:00"),
    ],
)


class MergingCommon(ReviewCommon):
    @classmethod
    def _merge(cls, successor, *ended):
        merging = (
            cls.env["thads.reorganisation"]
            .with_user(cls.admin)
            .create(
                {
                    "name": "Sáp nhập",
                    "date_from": MERGED,
                    "department_id": successor.id,
                    "unit_ids": [
                        Command.create({"department_id": unit.id}) for unit in ended
                    ],
                }
            )
        )
        merging.action_prepare()
        merging.post_ids.filtered(lambda line: line.rank == "head").is_kept = False
        with freeze_time(f"{MERGED} 03:00:00"):
            merging.action_confirm()
        cls.env.invalidate_all()
        return merging


@tagged("post_install", "-at_install")
@freeze_time(f"{MERGED} 03:00:00")
class TestReportsReorganised(MergingCommon):
    def test_the_successor_writes_the_report_of_the_past(self):
        review = self._open_review()
        report = self._get_report(review, self.other_province)
        self._merge(self.province, self.other_province)
        self.assertEqual(report.department_id, self.other_province)
        self.assertEqual(report.drafting_unit_id, self.office)
        self.assertTrue(report.with_user(self.officer).can_write)
        self.assertEqual(report._get_paper_unit(), self.other_province.name)

    def test_a_later_campaign_about_the_past_has_the_tree_of_then(self):
        self._merge(self.province, self.other_province)
        review = self._open_review()
        report = self._get_report(review, self.other_local)
        self.assertEqual(report.parent_id.department_id, self.other_province)
        self.assertEqual(report._get_paper_superior(), self.other_province.name)
        self.assertEqual(
            self._get_report(review, self.other_province).drafting_unit_id, self.office
        )


@tagged("post_install", "-at_install")
class TestSumsReorganised(MergingCommon):
    """Whatever units are merged: what is counted before is counted after."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.units = cls.local.union(
            *(
                cls._create_unit(f"Phòng khu vực {number}", "local", cls.province)
                for number in range(2, LOCAL_UNITS + 1)
            )
        )

    def _fill(self, chance):
        """Give each unit dossiers and assignments, some of them open."""
        for unit in self.units:
            for _number in range(chance.randint(1, 5)):
                self._insert(
                    unit,
                    f"2026-0{chance.randint(1, 5)}-04 02:00",
                    chance.choice(WAYS),
                    "2026-06-10 09:30",
                )
        self.env["thads.plan.assignment"].sudo().create(
            [
                {
                    "name": "Việc",
                    "department_id": chance.choice(self.units).id,
                    "state": chance.choice(ASSIGNMENT_STATES),
                    "date_done": "2026-06-01",
                }
                for _number in range(30)
            ]
        )

    def _count(self, model):
        """Count records by what succeeded their unit, and by their state."""
        records = (
            self.env[model].sudo().search([("department_id", "in", self.units.ids)])
        )
        return Counter(
            (record.department_id._get_acting_unit(), record.state)
            for record in records
        )

    def _fold(self, counts):
        """Bring counts of before to who has succeeded the units since."""
        folded = Counter()
        for (unit, state), count in counts.items():
            folded[unit._get_acting_unit(), state] += count
        return folded

    def _get_figures(self):
        review = self._open_review()
        return {
            report.department_id: report.figures()
            for report in review.sudo().report_ids
        }

    def test_sums_before_are_sums_after(self):
        for seed in range(ROUNDS):
            chance = random.Random(seed)
            with self.subTest(seed=seed), self.env.cr.savepoint() as savepoint:
                with freeze_time("2026-06-30 03:00:00"):
                    self._fill(chance)
                    before = {
                        model: self._count(model)
                        for model in ("thads.dossier", "thads.plan.assignment")
                    }
                    figures = self._get_figures()
                successor, *others = chance.sample(self.units, LOCAL_UNITS)
                self._merge(successor, *others[: chance.randint(1, LOCAL_UNITS - 1)])
                with freeze_time(f"{MERGED} 03:00:00"):
                    for model, counts in before.items():
                        self.assertEqual(self._count(model), self._fold(counts))
                    # and the past, unit by unit, is as it was
                    self.assertEqual(self._get_figures(), figures)
                savepoint.rollback()
            self.env.invalidate_all()
