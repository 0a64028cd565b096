from .procedure_common import ProcedureCommon

SEASON_YEAR = 2027
OCTOBER = "2026-10-01 03:00:00"


class SeasonCommon(ProcedureCommon):
    """The units of province Một owe a plan of 2027 by the test procedure."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        of_the_law = cls.env["thads.procedure"].with_context(active_test=False)
        of_the_law.search([]).season_start = False
        cls.units = cls.office + cls.room + cls.local
        cls.procedure.write(
            {"season_start": "day", "season_class_ids": cls._create_class().ids}
        )
        cls.unit_head = cls._create_person("unit_head", "head")
        cls._create_post(cls.unit_head, cls.room, "head")

    @classmethod
    def _create_class(cls):
        return cls.env["thads.department.class"].create(
            {
                "name": "Các đơn vị",
                "domain": "[('unit_type', 'in', ('province_unit', 'local'))]",
                "root_id": cls.province.id,
            }
        )

    @classmethod
    def _open(cls, user=None):
        seasons = cls.env["thads.plan.season"].with_user(user or cls.officer)
        return seasons._open(cls.province, SEASON_YEAR)

    @classmethod
    def _find_plans(cls, unit=None):
        return cls.env["thads.plan"].search(
            [
                ("year", "=", SEASON_YEAR),
                ("department_id", "in", (unit or cls.units).ids),
            ]
        )
