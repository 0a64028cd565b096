from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from .common import OneStopCommon


@freeze_time("2026-10-08 02:00:00")
class TestDossierDesk(OneStopCommon):
    def _get_counts(self):
        desk = self.env["thads.dossier"].with_user(self.clerk).get_desk()
        return {heap["key"]: heap["count"] for heap in desk["heaps"]}

    def test_a_dossier_moves_from_heap_to_heap(self):
        dossier = self._create_dossier()
        self.assertEqual(self._get_counts()["draft"], 1)
        dossier.action_receive()
        self.assertEqual(self._get_counts()["to_hand_over"], 1)
        dossier.action_hand_over(self.staff)
        self.assertEqual(sum(self._get_counts().values()), 0)
        with freeze_time("2026-10-15 09:00:00"):
            self.assertEqual(self._get_counts()["due"], 1)
        with freeze_time("2026-10-16 01:00:00"):
            self.assertEqual(self._get_counts()["late"], 1)
        dossier.with_user(self.staff).action_resolve("resolved")
        self.assertEqual(self._get_counts()["resolved"], 1)

    def test_draft_for_which_papers_were_asked_waits_for_them(self):
        dossier = self._create_dossier()
        dossier.action_guide("Thiếu bản án", contents="Bản án")
        counts = self._get_counts()
        self.assertEqual((counts["draft"], counts["waiting"]), (0, 1))
        dossier.action_receive()
        counts = self._get_counts()
        self.assertEqual((counts["waiting"], counts["to_hand_over"]), (0, 1))

    def test_only_the_own_desk_is_shown(self):
        self._receive(self.local_clerk)
        self.assertEqual(sum(self._get_counts().values()), 0)
        desk = self.env["thads.dossier"].with_user(self.staff).get_desk()
        self.assertFalse(desk["units"])
        self.assertEqual(sum(heap["count"] for heap in desk["heaps"]), 0)

    def test_scanned_code_means_that_dossier_alone(self):
        dossier = self._receive()
        self._receive()
        dossiers = self.env["thads.dossier"].with_user(self.clerk)
        self.assertEqual(dossiers.find_for_desk(f" {dossier.code} "), dossier.ids)
        self.assertEqual(len(dossiers.find_for_desk("nguyen thi dao")), 2)
        self.assertFalse(dossiers.find_for_desk("khong co"))


@tagged("post_install", "-at_install")
class TestDeskIsHome(OneStopCommon, HttpCase):
    def _get_home(self, user):
        self.authenticate(user.login, user.login)
        return self.make_jsonrpc_request("/web/session/get_session_info")[
            "home_action_id"
        ]

    def test_who_sits_at_a_desk_begins_there(self):
        action = self.env.ref("thads_one_stop.thads_dossier_desk_action")
        self.assertEqual(self._get_home(self.clerk), action.id)
        self.assertFalse(self._get_home(self.staff))

    def test_who_has_chosen_begins_where_they_chose(self):
        self.clerk.action_id = self.env.ref("base.action_res_users_my").id
        self.assertEqual(self._get_home(self.clerk), self.clerk.action_id.id)
