from pathlib import Path

from freezegun import freeze_time

from odoo.tests import tagged

from .test_way_papers import DAY, WayPaperCommon

GOLDEN = Path(__file__).parent / "golden"
LEFT, RIGHT = 30, 210 - 15  # millimetres
CLOSE = 0.4


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestWayPaperTexts(WayPaperCommon):
    """Every paper, word for word as printed, and where its parts stand."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        committee = cls._add_step(
            cls.procedure, "committee", "external", "outside", working_days=10
        )
        committee.name = "Ý kiến Ủy ban nhân dân tỉnh"
        cls.plan.write(
            {"basis_text": "Luật Thi hành án dân sự", "objectives": "Kịp thời."}
        )
        cls.local_plan = cls._create_plan(department_id=cls.local.id)
        cls.province_plan = cls._create_plan(department_id=cls.province.id)
        for plan in (cls.plan, cls.local_plan, cls.province_plan):
            plan.action_start()
        cls._say_opinions()

    @classmethod
    def _say_opinions(cls):
        """Let a unit make a point on the room's plan, the committee stay silent."""
        for code, outcome, note in (
            ("draft", "done", None),
            ("committee", "no_reply", "Đã quá hạn, có văn bản đôn đốc"),
        ):
            cls._get_step(cls, cls.plan, code)._close(outcome, note)

    def _check(self, code, plan=None):
        pages = self._print(self._draft(code, self.env.user, plan))
        lines = [line.text for page in pages for line in page.lines]
        expected = (GOLDEN / f"{code}.txt").read_text().splitlines()
        self.assertEqual(lines, expected)
        self._check_geometry(pages[0])

    def _check_geometry(self, page):
        """Head level on both sides, text between the margins, all centred alike."""
        nation, motto = page.find("CỘNG HÒA"), page.find("Độc lập")
        self.assertAlmostEqual(nation.middle, motto.middle, delta=CLOSE)
        self.assertGreater(min(line.left for line in page.lines), LEFT - CLOSE)
        self.assertLess(max(line.right for line in page.lines), RIGHT + CLOSE)
        day = next(line for line in page.lines if ", ngày" in line.text)
        self.assertAlmostEqual(day.middle, nation.middle, delta=CLOSE)

    def test_letter_asking_for_opinion(self):
        self._check("letter_opinion", self.local_plan)

    def test_letter_asking_for_approval(self):
        self._check("letter_approval", self.local_plan)

    def test_slip_asking_for_opinion(self):
        self._check("slip_opinion")

    def test_slip_asking_for_approval(self):
        self._check("slip_approval")

    def test_proposal(self):
        self._check("proposal")

    def test_letter_to_the_committee(self):
        self._check("committee", self.province_plan)

    def test_letter_to_the_units(self):
        self._check("units")

    def test_synopsis(self):
        self._get_step(self.plan, "opinion")._close(
            "agreed_with_points", "Bổ sung thời hạn"
        )
        self._check("synopsis")

    def test_appraisal(self):
        self._check("appraisal")

    def test_decision(self):
        self._check("decision")
