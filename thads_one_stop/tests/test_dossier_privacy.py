from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from odoo.addons.thads_base.tools import vietnam_time

from .common import OneStopCommon


class TestDossierPrivacy(OneStopCommon):
    def _get_log(self, dossier):
        log = self.env["thads.dossier.access"].search([("dossier_id", "=", dossier.id)])
        return [(row.user_id, row.kind) for row in log]

    def test_opening_and_exporting_are_noted(self):
        dossier = self._receive()
        reader = dossier.with_user(self.head)
        reader.web_read({"code": {}})
        self.assertFalse(self._get_log(dossier))
        reader.web_read({"applicant_name": {}})
        self.assertEqual(self._get_log(dossier), [(self.head, "viewed")])
        self.clerk.group_ids += self.env.ref("base.group_allow_export")
        reader.with_user(self.clerk).export_data(["applicant_phone"])
        self.assertIn((self.clerk, "exported"), self._get_log(dossier))

    def test_opening_is_no_call_for_a_replica(self):
        self.assertFalse(type(self.env["thads.dossier"]).web_read._readonly)

    def test_the_log_is_written_by_nobody(self):
        dossier = self._receive()
        dossier.with_user(self.head).web_read({"applicant_name": {}})
        log = self.env["thads.dossier.access"].search([])
        for user in (self.clerk, self.head, self.admin):
            with self.assertRaises(AccessError):
                log.with_user(user).unlink()

    def test_lists_show_the_last_signs_only(self):
        dossier = self._create_dossier()
        self.assertEqual(dossier.masked_phone, "•••••••678")
        self.env["ir.config_parameter"].set_param("thads_one_stop.shown_signs", "-1")
        dossier.invalidate_recordset()
        self.assertEqual(dossier.masked_phone, "0912345678")

    def test_foreign_dossiers_are_not_seen(self):
        dossier = self._receive()
        for user in (self.other_officer, self.admin, self.colleague):
            with self.assertRaises(AccessError):
                dossier.with_user(user).read(["applicant_name"])
        dossier.action_hand_over(self.colleague)
        self.assertTrue(dossier.with_user(self.colleague).read(["applicant_name"]))

    def test_personal_data_is_erased_when_its_time_is_up(self):
        with freeze_time("2026-10-08 02:00:00"):
            dossier = self._create_dossier()
            dossier.action_refuse("Không thuộc thẩm quyền")
            self.env.flush_all()
        self.env.cr.execute(
            "UPDATE thads_dossier SET write_date = create_date WHERE id = %s",
            [dossier.id],
        )
        self._erase()
        self.assertEqual(dossier.applicant_name, "Nguyễn Thị Đào")
        self.env.ref("thads_one_stop.limit_retention").value = 12
        self._erase()
        self.assertEqual(dossier.applicant_name, "•••")
        self.assertFalse(dossier.applicant_phone)
        self.assertEqual(dossier.event_ids[-1].kind, "erased")
        self.assertNotIn("0912", dossier.search_text)
        notice = dossier.notice_ids
        self.assertEqual((notice.number, notice.pdf_file), (1, False))
        reports = self.env["ir.actions.report"]
        with self.assertRaises(UserError):
            reports._render_qweb_pdf_prepare_streams(
                "thads_one_stop.report_notice", {}, notice.ids
            )

    def test_erased_line_is_no_change_of_a_closed_register(self):
        with freeze_time("2026-10-08 02:00:00"):
            dossier = self._receive()
            book = self.env["thads.dossier.book"]._close(
                self.province, vietnam_time.today()
            )
            dossier._erase()
        self.assertFalse(book._compare().changed)

    def _erase(self):
        with freeze_time("2028-01-01 02:00:00"), self.enter_registry_test_mode():
            self.env.ref("thads_one_stop.cron_erase").method_direct_trigger()
        self.env.invalidate_all()
