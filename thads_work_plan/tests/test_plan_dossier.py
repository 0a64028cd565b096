import base64
import hashlib
import io
import zipfile
from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.thads_base.tests.test_document_sending import make_pdf

from .test_way_papers import DAY, WayPaperCommon


class DossierCommon(WayPaperCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan.with_user(cls.staff).action_start()
        cls.keeper = cls.office_head

    def _fill_way(self):
        """Submit the plan, get an opinion on it, issue its slip."""
        self._close(self.plan, "draft", self.staff, "done")
        self._close(self.plan, "opinion", self.local_head, "agreed", "Nhất trí")
        self._draft("slip_approval", self.room_head).with_user(
            self.keeper
        ).action_issue()

    def _open(self, user=None):
        plan = self.plan.with_user(user or self.keeper)
        opened = plan.action_open_dossier()
        return (
            self.env["thads.plan.dossier"]
            .browse(opened["res_id"])
            .with_user(user or self.keeper)
        )


@tagged("post_install", "-at_install")
@freeze_time(DAY)
class TestPlanDossier(DossierCommon):
    """The file of a plan: what is in it, who closes it, that it stays."""

    def test_file_holds_versions_opinions_and_papers(self):
        self._fill_way()
        items = self._open().item_ids
        self.assertEqual(
            sorted(items.mapped("kind")), ["opinion", "paper", "version", "version"]
        )
        self.assertIn("01-du-thao-01.docx", items.mapped("filename"))
        self.assertFalse(any(item.content for item in items.sudo()))

    def test_file_holds_the_scans_of_papers_that_came_in(self):
        scanned, _plain = self.env["thads.incoming"].create(
            [
                {
                    "department_id": self.province.id,
                    "sender": "Ủy ban nhân dân tỉnh",
                    "title": "Ý kiến về dự thảo",
                    "record_ref": f"thads.plan,{self.plan.id}",
                    "scan_file": scan,
                }
                for scan in (base64.b64encode(make_pdf()), False)
            ]
        )
        items = self._open().item_ids
        self.assertRecordValues(
            items, [{"kind": "incoming", "name": scanned.title, "sequence": 1}]
        )

    def test_file_follows_the_plan_until_it_is_closed(self):
        dossier = self._open()
        self.assertFalse(dossier.item_ids)
        self._fill_way()
        self.assertEqual(self._open(), dossier)
        self.assertEqual(len(dossier.item_ids), 4)
        dossier.action_close()
        self._get_step(self.plan, "approval")._close("approved")
        self.assertEqual(len(self._open().item_ids), 4)

    def test_closed_file_takes_nothing_in(self):
        self._open().action_close()
        with self.assertRaisesRegex(UserError, "is closed"):
            self._draft("synopsis", self.room_head)
        with self.assertRaisesRegex(UserError, "is closed"):
            self._open().action_close()

    def test_retention_is_a_parameter(self):
        parameters = self.env["ir.config_parameter"]
        parameters.set_param("thads_work_plan.retention_years", 10)
        dossier = self._open()
        dossier.action_close()
        self.assertRecordValues(
            dossier,
            [
                {
                    "date_closed": date(2026, 3, 2),
                    "date_kept": date(2036, 3, 2),
                    "closed_by_id": self.keeper.id,
                }
            ],
        )
        self.assertIn("lưu đến ngày 02/03/2036", dossier._get_paper().attachment)

    def test_archive_has_every_file_with_its_checksum(self):
        self._fill_way()
        dossier = self._open()
        dossier.action_close()
        archive = zipfile.ZipFile(io.BytesIO(dossier._export()))
        sums = archive.read("SHA256SUMS").decode().splitlines()
        self.assertEqual(len(sums), 5)
        for line in sums:
            checksum, name = line.split("  ")
            content = archive.read(name)
            self.assertEqual(hashlib.sha256(content).hexdigest(), checksum)
        self.assertTrue(archive.read("00-muc-luc.pdf").startswith(b"%PDF"))
        [said] = [name for name in archive.namelist() if name.endswith(".txt")]
        self.assertIn("Nhất trí", archive.read(said).decode())

    def test_a_file_that_was_changed_is_found(self):
        self._fill_way()
        dossier = self._open()
        dossier.action_close()
        item = dossier.item_ids.sudo()[0]
        self.env["ir.attachment"].search(
            [
                ("res_model", "=", item._name),
                ("res_id", "=", item.id),
                ("res_field", "=", "content"),
            ]
        ).write({"raw": b"another"})
        item.invalidate_recordset(["content"])
        with self.assertRaisesRegex(UserError, "not the file that was put in"):
            dossier._export()

    def test_only_the_office_of_the_unit_keeps_the_file(self):
        dossier = self._open()
        for user in (self.staff, self.room_head, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                dossier.with_user(user).action_close()
        dossier.action_close()
        for user in (self.staff, self.room_head, self.head, self.other_officer):
            with self.assertRaises(AccessError):
                dossier.with_user(user)._export()

    def test_nobody_writes_what_is_kept(self):
        self._fill_way()
        dossier = self._open()
        for change in (
            lambda: dossier.sudo().write({"state": "closed"}),
            lambda: dossier.item_ids.sudo().write({"name": "x"}),
            lambda: dossier.item_ids.sudo().unlink(),
            lambda: dossier.sudo().unlink(),
            lambda: self.plan.version_ids.sudo().write({"name": "x"}),
            lambda: dossier.create({"plan_id": self.plan.id}),
        ):
            with self.assertRaises(AccessError):
                change()

    def test_version_is_what_was_submitted(self):
        self._fill_way()
        version = self.plan.version_ids[0]
        content = base64.b64decode(version.docx_file)
        self.assertEqual(version.checksum, hashlib.sha256(content).hexdigest())
        self.assertEqual((version.number, version.user_id), (1, self.staff))


@tagged("post_install", "-at_install")
class TestPlanDossierDownload(DossierCommon, HttpCase):
    @mute_logger("odoo.http")
    def test_who_downloads_the_archive(self):
        dossier = self._open()
        dossier.action_close()
        url = f"/thads/plan-dossier/{dossier.id}.zip"
        for user, status in (
            (self.keeper, 200),
            (self.staff, 403),
            (self.room_head, 403),
            (self.head, 403),
            (self.other_officer, 403),
            (self.admin, 403),
        ):
            self.authenticate(user.login, user.login)
            self.assertEqual(self.url_open(url).status_code, status, user.login)

    @mute_logger("odoo.http")
    def test_an_open_file_is_not_downloaded(self):
        dossier = self._open()
        self.authenticate(self.keeper.login, self.keeper.login)
        answer = self.url_open(f"/thads/plan-dossier/{dossier.id}.zip")
        self.assertNotEqual(answer.headers.get("Content-Type"), "application/zip")
        self.assertEqual(self.url_open("/thads/plan-dossier/0.zip").status_code, 404)
