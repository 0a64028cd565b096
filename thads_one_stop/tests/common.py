from odoo.addons.thads_base.tests.common import OrganisationCommon


class OneStopCommon(OrganisationCommon):
    """A desk in the office of the province, one in a local unit, people who settle."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.province.org_code = "G15.99"
        cls.local.org_code = "G15.99.01"
        cls.clerk = cls._create_person("clerk")
        cls.clerk_post = cls._create_post(cls.clerk, cls.office, is_desk=True)
        cls.local_clerk = cls._create_person("local_clerk")
        cls._create_post(cls.local_clerk, cls.local, is_desk=True)
        cls.room_head = cls._create_person("room_head", "head")
        cls._create_post(cls.room_head, cls.room, "head")
        cls.colleague2 = cls._create_person("colleague2")
        cls._create_post(cls.colleague2, cls.room)
        cls.service = cls.env.ref("thads_one_stop.service_enforcement")

    @classmethod
    def _create_dossier(cls, user=None, **values):
        """Enter a dossier as the clerk, with the required papers there."""
        return (
            cls.env["thads.dossier"]
            .with_user(user or cls.clerk)
            .create(
                {
                    "service_id": cls.service.id,
                    "applicant_name": "Nguyễn Thị Đào",
                    "applicant_number": "008099000001",
                    "applicant_phone": "0912345678",
                    **values,
                }
            )
        )

    @classmethod
    def _receive(cls, user=None, **values):
        dossier = cls._create_dossier(user, **values)
        dossier.action_receive()
        return dossier

    def _get_step(self, dossier, state="open"):
        return dossier.sudo().step_ids.filtered(lambda step: step.state == state)[-1:]
