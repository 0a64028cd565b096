from datetime import datetime

from freezegun import freeze_time

from odoo.fields import Command

from .common import ReviewCommon

TODAY = "2026-10-05 03:00:00"  # a Monday, after the working year 2026
YEAR = 2026


class ScoreCommon(ReviewCommon):
    """A table of scores of a province: its office, a room and a local unit are ranked.

    The office is in charge, and is ranked; the head and the deputy are the council.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(freeze_time(TODAY))
        cls.office_head = cls._create_person("office_head", "head")
        cls._create_post(cls.office_head, cls.office, "head")
        cls.cases = cls.env.ref("thads_work_plan.target_indicator_cases")
        cls.money = cls.env.ref("thads_work_plan.target_indicator_money")

    @classmethod
    def _create_table(cls, *criteria, user=None, **values):
        """Create a draft table with these criteria, each points, source and bands."""
        return (
            cls.env["thads.score.year"]
            .with_user(user or cls.officer)
            .create(
                {
                    "name": f"Chấm điểm năm {YEAR}",
                    "year": YEAR,
                    "criterion_ids": list(map(Command.create, criteria)),
                    "rank_ids": [
                        Command.create(
                            {"code": code, "name": code, "score_from": points}
                        )
                        for code, points in (("A", 90), ("B", 70), ("D", 0))
                    ],
                    "indicator_ids": [Command.set(cls.cases.ids)],
                    **values,
                }
            )
        )

    @classmethod
    def _prepare_criterion(cls, source="manual", points=100, bands=(), **values):
        return {
            "name": source,
            "source": source,
            "points": points,
            "band_ids": [
                Command.create({"start": start, "effect": effect, "points": points})
                for start, effect, points in bands
            ],
            **values,
        }

    @classmethod
    def _open_table(cls, *criteria, **values):
        table = cls._create_table(*(criteria or [cls._prepare_criterion()]), **values)
        table.action_open()
        return table

    @classmethod
    def _get_sheet(cls, table, unit, user=None):
        sheet = table.sudo().sheet_ids.filtered(
            lambda sheet: sheet.department_id == unit
        )
        return sheet.with_user(user or cls.env.user)

    @classmethod
    def _hand_in(cls, table, unit, head, points=None):
        sheet = cls._get_sheet(table, unit, head)
        if points is not None:
            sheet.line_ids[0].self_points = points
        sheet.action_submit()
        return sheet

    @classmethod
    def _decide_all(cls, table):
        """Let all units hand in and be reviewed as they are, and the council decide."""
        heads = {
            cls.office: (cls.office_head, cls.head),
            cls.room: (cls.room_head, cls.officer),
            cls.local: (cls.local_head, cls.officer),
        }
        for unit, (head, reviewer) in heads.items():
            sheet = cls._get_sheet(table, unit, head)
            if sheet.state in ("draft", "returned"):
                sheet.action_submit()
            if sheet.state == "review":
                sheet.with_user(reviewer).action_review()
        table.with_user(cls.head).action_decide()

    @classmethod
    def _create_target(cls, unit, result=None, value=80, indicator=None):
        """Ask a unit for a result in the year, and type what it has reached by July."""
        decision = cls.env["thads.plan.decision"].search(
            [("department_id", "=", cls.province.id), ("kind", "=", "targets")]
        ) or cls.env["thads.plan.decision"].create(
            {
                "kind": "targets",
                "department_id": cls.province.id,
                "year": YEAR,
                "number": "2/QĐ-THADS",
                "date": "2025-12-20",
                "name": "Giao chỉ tiêu",
            }
        )
        target = cls.env["thads.target"].create(
            {
                "decision_id": decision.id,
                "department_id": unit.id,
                "indicator_id": (indicator or cls.cases).id,
                "value": value,
            }
        )
        if result is not None:
            cls._add_result(target, "2026-07-31", result)
        return target

    @classmethod
    def _add_result(cls, target, day, value):
        cls.env["thads.target.result"].create(
            {
                "target_id": target.id,
                "date_end": day,
                "value": value,
                "source": "Báo cáo số 10/BC-THADS",
            }
        )

    @classmethod
    def _create_late_dossier(cls, unit, due="2026-03-06 02:00", resolved=None):
        dossier = cls._insert(unit, "2026-03-02 02:00")
        dossier.write(
            {
                "code": f"{unit.id}-{dossier.id}",
                "datetime_appointment": datetime.fromisoformat(due),
                "datetime_resolved": resolved and datetime.fromisoformat(resolved),
                "state": "resolved" if resolved else "processing",
            }
        )
        return dossier
