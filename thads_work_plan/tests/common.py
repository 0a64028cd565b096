from odoo.fields import Command

from odoo.addons.thads_base.tests.common import OrganisationCommon

YEAR = 2026


class PlanCommon(OrganisationCommon):
    """A draft plan of a room of a province, on the organisation of ``thads_base``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._create_plan()

    @classmethod
    def _create_plan(cls, **values):
        """Create a draft plan of the room, without tasks."""
        return cls.env["thads.plan"].create(
            {
                "name": f"Kế hoạch công tác năm {YEAR}",
                "plan_type": "annual",
                "department_id": cls.room.id,
                "year": YEAR,
                **values,
            }
        )

    @classmethod
    def _issue_outright(cls, plan=None):
        """Issue a plan as the end of its way does, without that way."""
        issued = (plan or cls.plan).with_user(cls.officer)
        issued._change_state("draft", "issued")

    @classmethod
    def _create_tasks(cls, markers, plan=None):
        """Create one line per marker, in this order, without telling their parents."""
        return cls.env["thads.plan.task"].create(
            [
                {
                    "plan_id": (plan or cls.plan).id,
                    "marker": marker,
                    "name": f"Việc {marker}",
                }
                for marker in markers
            ]
        )

    @classmethod
    def _create_task_with_output(cls, plan=None, **values):
        output = {"name": "Báo cáo", "schedule_text": f"Quý I/{YEAR}", **values}
        return cls.env["thads.plan.task"].create(
            {
                "plan_id": (plan or cls.plan).id,
                "name": "Báo cáo quý",
                "output_ids": [Command.create(output)],
            }
        )
