from .common import PlanCommon

YEAR = 2026


class TargetCommon(PlanCommon):
    """Decisions on targets of 2026: of the centre for a province, of the province."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head")
        cls.cases = cls.env.ref("thads_work_plan.target_indicator_cases")
        cls.carried_over = cls.env.ref("thads_work_plan.target_indicator_carried_over")
        cls.central_decision = cls._create_decision(cls.central, "1/QĐ-CQLTHADS")
        cls.decision = cls._create_decision(cls.province, "2/QĐ-THADS")

    @classmethod
    def _create_decision(cls, authority, number, **values):
        return cls.env["thads.plan.decision"].create(
            {
                "kind": "targets",
                "department_id": authority.id,
                "year": YEAR,
                "number": number,
                "date": "2025-12-20",
                "name": f"Giao chỉ tiêu năm {YEAR}",
                **values,
            }
        )

    @classmethod
    def _prepare_target(cls, unit, value, indicator=None, decision=None, **values):
        return {
            "decision_id": (decision or cls.decision).id,
            "department_id": unit.id,
            "indicator_id": (indicator or cls.cases).id,
            "value": value,
            **values,
        }

    @classmethod
    def _create_target(cls, unit, value, indicator=None, decision=None, **values):
        return cls.env["thads.target"].create(
            cls._prepare_target(unit, value, indicator, decision, **values)
        )

    @classmethod
    def _create_central_target(cls, value, indicator=None):
        return cls._create_target(cls.province, value, indicator, cls.central_decision)

    @classmethod
    def _add_result(cls, target, day, value, user=None):
        results = cls.env["thads.target.result"]
        return results.with_user(user or cls.env.user).create(
            {
                "target_id": target.id,
                "date_end": day,
                "value": value,
                "source": "Báo cáo số 10/BC-THADS",
            }
        )
