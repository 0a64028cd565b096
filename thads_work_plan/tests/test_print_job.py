import base64
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import PlanCommon


@tagged("post_install", "-at_install")
class TestPrintJob(PlanCommon):
    """A long plan is printed in the background; here, one of more than two rows."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.config_parameter"].set_param("thads_base.print_rows", "2")
        for _number in range(3):
            cls._create_task_with_output()

    def test_a_short_plan_is_printed_at_once(self):
        self.plan.task_ids[0].unlink()
        action = self.plan.with_user(self.staff).action_print_pdf()
        self.assertEqual(action["type"], "ir.actions.report")

    def test_a_long_plan_is_made_and_kept_for_who_asked(self):
        job = self._ask()
        self.assertEqual((job.state, job.row_count), ("waiting", 3))
        with self.assertRaisesRegex(UserError, "not ready"):
            job.action_download()
        self._work()
        self.assertEqual((job.state, job.progress, job.tries), ("done", 100, 1))
        self.assertTrue(base64.b64decode(job.file).startswith(b"%PDF"))
        self.assertIn(f"/{job.id}/file", job.action_download()["url"])

    def test_asking_twice_makes_one(self):
        self.assertEqual(self._ask(), self._ask())

    def test_nobody_else_sees_it(self):
        job = self._ask()
        for user in (self.colleague, self.officer, self.head, self.admin):
            with self.assertRaises(AccessError):
                job.with_user(user).read(["file"])
            self.assertNotIn(job, job.with_user(user).search([]))

    def test_nobody_writes_it(self):
        job = self._ask()
        for attempt in (
            lambda: job.write({"state": "done"}),
            job.unlink,
            lambda: job.create({"user_id": self.head.id}),
        ):
            with self.assertRaises(AccessError):
                attempt()

    def test_who_may_not_read_the_plan_does_not_print_it(self):
        with self.assertRaises(AccessError):
            self.plan.with_user(self.colleague).action_print_pdf()

    def test_rights_count_when_it_is_made(self):
        job = self._ask()
        self.staff_post.date_to = fields.Date.subtract(fields.Date.today(), days=1)
        self._work()
        self.assertEqual(job.sudo().state, "failed")
        self.assertFalse(job.sudo().file)

    def test_a_failure_is_told_and_tried_again(self):
        job = self._ask()
        failing = patch.object(
            type(job), "_render", side_effect=ValueError("out of paper")
        )
        with failing, mute_logger("odoo.addons.thads_base.models.thads_print_job"):
            self._work()
        self.assertEqual(job.state, "failed")
        self.assertIn("could not be made", job.message)
        job.action_retry()
        self._work()
        self.assertEqual(job.state, "done")

    def test_what_a_dead_maker_left_is_taken_up_again(self):
        job = self._ask()
        job.sudo()._take_next()
        self._work()
        self.assertEqual(job.state, "running")  # its maker may still be at it
        with freeze_time(fields.Datetime.now() + timedelta(minutes=11)):
            self._work()
        self.assertEqual((job.state, job.tries), ("done", 2))

    def test_it_is_not_begun_for_ever(self):
        job = self._ask()
        job.sudo().write({"tries": 3})
        self._work()
        self.assertEqual(job.state, "failed")

    def test_an_address_of_a_long_plan_keeps_nobody_waiting(self):
        reports = self.env["ir.actions.report"].with_user(self.staff)
        with self.assertRaisesRegex(UserError, "is long"):
            reports.with_context(force_report_rendering=True)._render_qweb_pdf(
                "thads_work_plan.report_plan", self.plan.ids
            )

    def test_pages_are_counted_as_they_are_laid_out(self):
        pages = []
        job = self._ask().sudo()
        counter = lambda expected, page: pages.append((page, expected))  # noqa: E731
        with patch.object(type(job), "_get_page_counter", return_value=counter):
            self._work()
        self.assertEqual([page for page, _expected in pages], [1])
        self.assertGreaterEqual(pages[0][1], 1)

    def test_files_are_not_kept_for_ever(self):
        job = self._ask().sudo()
        job._gc_old_jobs()
        self.assertTrue(job.exists())
        with freeze_time(fields.Datetime.now() + timedelta(days=8)):
            job._gc_old_jobs()
        self.assertFalse(job.exists())

    def _ask(self):
        action = self.plan.with_user(self.staff).action_print_pdf()
        return (
            self.env[action["res_model"]].with_user(self.staff).browse(action["res_id"])
        )

    def _work(self):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref("thads_base.ir_cron_print").method_direct_trigger()
        self.env.invalidate_all()
