from freezegun import freeze_time

from odoo.tests import tagged

from .test_way_papers import DAY, WayPaperCommon


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestWayPaperWords(WayPaperCommon):
    """What papers know of their plan before and after its steps have opened."""

    def test_units_are_named_before_their_steps_open(self):
        self.plan.action_start()
        self.assertFalse(self._get_step(self.plan, "opinion"))
        letter = self._draft("units")
        self.assertEqual(letter.addressees, self.local.name)
        self.assertIn("ngày 05 tháng 3 năm 2026", letter.body)

    def test_who_leads_is_asked_in_person(self):
        self._add_step(self.procedure, "leader", "opinion", "leader_in_charge")
        self.plan._start(self.procedure)
        asked = [row["unit"] for row in self.plan._get_synthesis()]
        self.assertIn("Deputy - Phó Trưởng Thi hành án dân sự", asked)

    def test_a_decision_names_those_that_its_clock_waited_for(self):
        self._add_step(
            self.procedure, "wait", "wait", False, clock_event="parent_decisions"
        )
        decisions = self.env["thads.plan.decision"]
        for kind, number, name in (
            ("targets", "437/QĐ-CQLTHADS", "Giao chỉ tiêu năm 2026"),
            ("plan", "412/QĐ-CQLTHADS", "Về việc phê duyệt Kế hoạch năm 2026"),
        ):
            decisions.create(
                {
                    "kind": kind,
                    "department_id": self.province.id,
                    "year": 2026,
                    "number": number,
                    "date": "2026-02-27",
                    "name": name,
                }
            )
        grounds = self._draft("decision").grounds
        for ground in (
            "Căn cứ Quyết định số 437/QĐ-CQLTHADS ngày 27 tháng 02 năm 2026 về việc "
            "giao chỉ tiêu năm 2026",
            "Căn cứ Quyết định số 412/QĐ-CQLTHADS ngày 27 tháng 02 năm 2026 về việc "
            "phê duyệt Kế hoạch năm 2026",
        ):
            self.assertIn(ground, grounds)

    def test_a_ground_is_named_once(self):
        self.plan.basis_text = "Quy trình kèm theo Quyết định số 253/QĐ-THADS"
        grounds = self._draft("decision").grounds
        self.assertEqual(grounds.count("253/QĐ-THADS"), 1)

    def test_the_office_executes_its_own_plan_once(self):
        plan = self._create_plan(department_id=self.office.id)
        body = self._draft("decision", plan=plan).body
        self.assertIn("Điều 3. Chánh Văn phòng và các tổ chức", body)

    def test_papers_of_an_authority_are_drafted_by_its_office(self):
        province = self._create_plan(department_id=self.province.id)
        letter = self._draft("letter_approval", self.env.user, province)
        self.assertEqual(letter.symbol, "THADS-VP")
        self.assertEqual(letter.archive, "VP")
        of_room = self._draft("decision", self.office_head)
        self.assertEqual(of_room.archive, "TCCB")
        central_office = self._create_unit("Văn phòng", "central_unit", self.central)
        central_office.symbol = "VPC"
        self.central.office_id = central_office
        of_province = self._draft("decision", self.env.user, province)
        self.assertEqual(of_province.archive, "VPC")

    def test_a_decision_is_reported_unless_its_issuer_says_to_whom(self):
        decision = self._draft("decision")
        self.assertEqual(decision.recipient_ids.department_id, self.central)
        self.env["thads.document.recipient.default"].create(
            {
                "type_id": decision.type_id.id,
                "issuer_id": self.province.id,
                "name": "Cổng thông tin",
            }
        )
        self.assertEqual(
            self._draft("decision").recipient_ids.mapped("name"), ["Cổng thông tin"]
        )
