from freezegun import freeze_time

from .common import OneStopCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierLateness(OneStopCommon):
    def test_days_are_split_by_whose_they_were(self):
        dossier = self._receive()
        dossier.action_hand_over(self.staff)
        handler = dossier.with_user(self.staff)
        with freeze_time("2026-10-12 02:00:00"):
            handler.action_guide("Thiếu bản án")
        with freeze_time("2026-10-20 02:00:00"):
            dossier.action_complete()
            dossier.action_hand_over(self.staff)
        with freeze_time("2026-10-27 02:00:00"):  # due on 23 October
            handler.action_resolve("resolved")
        self.assertEqual(dossier.days_late, 2)
        self.assertEqual(dossier.days_applicant, 6)
        self.assertEqual(dossier.days_office, 13 - 6)
        self.assertEqual(dossier.days_other_body, 0)

    def test_what_nobody_collects_is_reminded_of_once(self):
        dossier = self._receive()
        dossier.action_hand_over(self.staff)
        dossier.with_user(self.staff).action_resolve("resolved")
        dossiers = self.env["thads.dossier"]
        dossiers._cron_remind()
        self.assertNotIn("reminded", dossier.event_ids.mapped("kind"))
        with freeze_time("2026-10-24 02:00:00"):
            dossiers._cron_remind()
            dossiers._cron_remind()
            desk = dossiers.with_user(self.clerk).get_desk()
        self.assertEqual(dossier.event_ids.mapped("kind").count("reminded"), 1)
        counts = {heap["key"]: heap["count"] for heap in desk["heaps"]}
        self.assertEqual(counts["uncollected"], 1)
