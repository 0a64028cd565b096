from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged

from ..models import thads_dossier_search
from .common import OneStopCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-10-08 02:00:00")
class TestDossierSearch(OneStopCommon):
    """A dossier is found by what people type, among those that they may see."""

    def test_without_accents_by_code_and_phone(self):
        dossier = self._receive()
        for text in ("nguyen thi dao", "đào NGUYỄN", "0912345", dossier.code):
            with self.subTest(text):
                self.assertIn(dossier, self._find(self.clerk, text))
        self.assertFalse(self._find(self.clerk, "tran van a"))
        self.assertFalse(self._find(self.clerk, "nguyen thi dao em"))

    def test_who_settles_it_finds_what_another_unit_received(self):
        dossier = self._receive()
        self.assertFalse(self._find(self.colleague2, "dao"))
        dossier.action_hand_over(self.colleague2)
        self.assertEqual(dossier.handler_unit_id, self.room)
        self.assertEqual(self._find(self.colleague2, "dao"), dossier)
        self.assertFalse(self._find(self.local_clerk, "dao"))

    def test_what_is_not_like_a_text_is_all_the_rest(self):
        dossier = self._receive()
        other = self._receive(applicant_name="Trần Văn A", applicant_number="1")
        dossiers = self.env["thads.dossier"].with_user(self.clerk)
        found = dossiers.search([("display_name", "not ilike", "nguyen thi")])
        self.assertIn(other, found)
        self.assertNotIn(dossier, found)

    def test_the_number_of_units_changes_nothing_but_the_time(self):
        self._receive(self.local_clerk)
        self._receive().action_hand_over(self.colleague2)
        users = (self.clerk, self.local_clerk, self.colleague2, self.officer, self.head)
        for user in users:
            alone = self._find(user, "nguyen dao")
            with patch.object(thads_dossier_search, "FEW_UNITS", 0):
                self.assertEqual(alone, self._find(user, "nguyen dao"), user.login)

    def test_a_name_longer_than_an_index_takes_is_received(self):
        name = "Công ty " + " ".join(f"chi nhánh số {n} 𐐷" for n in range(400))
        dossier = self._receive(applicant_name=name)
        self.assertEqual(dossier.applicant_name, name)
        self.assertEqual(self._find(self.clerk, "chi nhanh so 7"), dossier)

    def _find(self, user, text):
        dossiers = self.env["thads.dossier"].with_user(user)
        found = dossiers.search([("display_name", "ilike", text)])
        return found.with_user(self.env.user)
