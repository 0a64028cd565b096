import io
from pathlib import Path

import polib

from odoo.exceptions import AccessError, UserError
from odoo.modules import get_module_path
from odoo.tests import TransactionCase, new_test_user, tagged
from odoo.tools.translate import trans_export

from ..hooks import post_init_hook


def terms_of(source):
    """The terms of a template, given as its text or its path."""
    return {entry.msgid for entry in polib.pofile(source)}


@tagged("post_install", "-at_install")
class TestVietnamese(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.staff = new_test_user(
            cls.env, "staff", groups="thads_base.group_staff", lang="vi_VN"
        )

    def test_our_words_come_before_those_of_core(self):
        """Odoo keeps the translations it finds, such as those of hr."""
        label = self.env["ir.model.fields"]._get("hr.department", "name")
        label = label.with_context(lang="vi_VN")
        label.field_description = "Tên phòng ban"
        post_init_hook(self.env)
        self.assertEqual(label.field_description, "Tên đơn vị")

    def test_templates_have_all_terms(self):
        """``make i18n`` writes them."""
        addons = self.env["ir.module.module"].search(
            [("author", "=", "THADS"), ("state", "=", "installed")]
        )
        for name in addons.mapped("name"):
            template = Path(get_module_path(name), "i18n", f"{name}.pot")
            with self.subTest(addon=name), io.BytesIO() as exported:
                trans_export(False, [name], exported, "po", self.env)
                self.assertEqual(
                    terms_of(exported.getvalue().decode()), terms_of(str(template))
                )

    def test_messages_are_vietnamese(self):
        calendar = self.env["resource.calendar"].with_context(lang="vi_VN")
        with self.assertRaisesRegex(UserError, "chưa có lịch làm việc đang sử dụng"):
            calendar.thads_deadline("2090-01-02", 5)

    def test_refusals_are_polite(self):
        """Core's are jokes."""
        self.env["ir.rule"].create(
            {
                "name": "Nobody",
                "model_id": self.env.ref("thads_base.model_thads_position").id,
                "domain_force": [("id", "=", 0)],
            }
        )
        unit = self.env["hr.department"].create({"name": "Văn phòng"})
        post = self.env["thads.position"].create(
            {"name": "Chuyên viên", "department_id": unit.id}
        )
        with self.assertRaisesRegex(
            AccessError, "^Không có quyền xem: Chức danh.\n\nNếu công việc yêu cầu"
        ):
            post.with_user(self.staff).check_access("read")

    def test_gaps_of_core_are_filled(self):
        translations, _parameters = self.env["ir.http"]._get_translations_for_webclient(
            ["web", "mail", "thads_base"], "vi_VN"
        )
        found = {term["id"]: term["string"] for term in translations["web"]["messages"]}
        delete = "Are you sure you want to delete the selected record?"
        self.assertEqual(found[delete], "Xóa bản ghi đã chọn?")
        self.assertIn("Save", found)
