from datetime import date, datetime

from odoo.addons.thads_one_stop.tests.common import OneStopCommon

START, END = date(2026, 1, 1), date(2026, 6, 30)
CODES = {"direct": "desk", "authorised": "desk", "oral": "desk"}


class ReviewCommon(OneStopCommon):
    """A campaign of the centre over the first half of 2026, people who head units."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ban = cls._create_unit("Ban Nghiệp vụ", "central_unit", cls.central)
        cls.reviewer = cls._create_person("reviewer", "head")
        cls._create_post(cls.reviewer, cls.ban, "head")
        cls.central_head = cls._create_person("central_head", "leader")
        cls._create_post(cls.central_head, cls.central, "head")
        cls.local_head = cls._create_person("local_head", "head")
        cls._create_post(cls.local_head, cls.local, "head")
        cls.other_local_head = cls._create_person("other_local_head", "head")
        cls._create_post(cls.other_local_head, cls.other_local, "head")
        cls.other_head = cls._create_person("other_head", "leader")
        cls._create_post(cls.other_head, cls.other_province, "head")
        cls.other_province.org_code, cls.other_local.org_code = "G16", "G16.01"

    @classmethod
    def _create_review(cls, **values):
        return (
            cls.env["thads.review"]
            .with_user(cls.reviewer)
            .create(
                {
                    "name": "Sơ kết cơ chế một cửa",
                    "period_start": START,
                    "period_end": END,
                    **values,
                }
            )
        )

    @classmethod
    def _open_review(cls, **values):
        review = cls._create_review(**values)
        review.action_open()
        return review

    def _get_report(self, review, unit, user=None):
        report = review.sudo().report_ids.filtered(
            lambda report: report.department_id == unit
        )
        return report.with_user(user or self.env.user)

    @classmethod
    def _insert(cls, unit, received, events=(), due=None, **values):
        """Insert a dossier as its events tell it.

        :param received: "2026-03-02 02:00", in UTC
        :param events: (kind, state, moment), or with the appointment from then on
        """
        moment = datetime.fromisoformat(received)
        dossiers = cls.env["thads.dossier"]._engine()
        dossier = dossiers.create(
            {
                "service_id": cls.service.id,
                "department_id": unit.id,
                "applicant_name": "Nguyễn Thị Đào",
                "datetime_received": moment,
                "date_received": moment.date(),
                "state": events[-1][1] if events else "processing",
                "datetime_resolved": next(
                    (f"{event[2]}:00" for event in events if event[0] == "resolved"),
                    False,
                ),
                **values,
            }
        )
        for kind, state, when, *later in [
            ("received", "processing", received),
            *events,
        ]:
            due = later[0] if later else due
            dossier.env["thads.dossier.event"].create(
                {
                    "dossier_id": dossier.id,
                    "kind": kind,
                    "state": state,
                    "datetime_effective": when + ":00",
                    "datetime_recorded": when + ":00",
                    "datetime_appointment": due and due + ":00",
                    "user_id": cls.env.uid,
                }
            )
        return dossier
