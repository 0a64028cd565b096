from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from .procedure_common import ProcedureCommon


@tagged("post_install", "-at_install")
class TestProcedureTrail(ProcedureCommon):
    """What was done stays as it was, and tampering is found."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.started = cls._start_plan()
        cls.draft = cls.started.sudo().step_ids
        cls.draft.with_user(cls.staff).action_close("done")

    def test_nobody_writes_creates_or_deletes_steps(self):
        for user in (self.env.user, self.admin, self.staff, self.head):
            step = self.draft.with_user(user)
            for attempt in (
                lambda step: step.write({"note": "Khác"}),
                lambda step: step.sudo().write({"deadline": "2030-01-01"}),
                lambda step: step.sudo().unlink(),
                lambda step: step.sudo().copy(),
                lambda step: step.sudo().with_context(thads_step_engine=True).unlink(),
            ):
                with self.assertRaises(AccessError):
                    attempt(step)

    def test_nobody_writes_links(self):
        links = self.env["thads.step.link"].search([])
        self.assertTrue(links)
        for attempt in (
            lambda: links.write({"content": "{}"}),
            links.unlink,
            lambda: links.create({"res_model": "thads.plan"}),
        ):
            with self.assertRaises(AccessError):
                attempt()

    def test_nobody_writes_the_end_of_the_chain(self):
        plan = self.started.sudo()
        for values in (
            {"trail_length": 0},
            {"trail_head": ""},
            {"procedure_id": False},
        ):
            with self.assertRaises(AccessError):
                plan.write(values)
            with self.assertRaises(AccessError):
                self._create_plan(**values)

    def test_what_has_started_is_not_deleted(self):
        with self.assertRaisesRegex(UserError, "trail has to stay"):
            self.started.sudo().unlink()

    def test_an_altered_step_is_found(self):
        self._run("UPDATE thads_step SET note = 'Khác' WHERE id = %s", self.draft.id)
        self.assertEqual(self._verify(), [self.draft.id])

    def test_an_altered_deadline_of_an_open_step_is_found(self):
        step = self._get_step(self.started, "opinion")
        self._run(
            "UPDATE thads_step SET deadline = '2030-01-01' WHERE id = %s", step.id
        )
        self.assertEqual(self._verify(), [step.id])

    def test_a_removed_step_is_found(self):
        step = self._get_step(self.started, "opinion")
        self._run("DELETE FROM thads_step WHERE id = %s", step.id)
        self.assertEqual(self._verify(), [step.id])

    def test_a_cut_tail_is_found(self):
        step = self._get_step(self.started, "opinion")
        self._run("DELETE FROM thads_step_link WHERE step_id = %s", step.id)
        self._run("DELETE FROM thads_step WHERE id = %s", step.id)
        self.assertEqual(self._verify(), [self.draft.id])

    def test_a_wholly_removed_trail_is_found(self):
        self._run("DELETE FROM thads_step_link WHERE res_id = %s", self.started.id)
        self._run("DELETE FROM thads_step WHERE res_id = %s", self.started.id)
        self.assertEqual(self._verify(), [0])

    def test_an_exchanged_file_is_found(self):
        plan = self._start_plan()
        step = self._get_step(plan, "draft")
        file = self.env["ir.attachment"].create({"name": "y-kien.pdf", "raw": b"old"})
        step._engine()._seal_changes({"attachment_ids": file.ids})
        self.assertEqual(self._verify(), [])
        file.raw = b"new"
        self.assertEqual(self._verify(), [step.id])

    def test_verifying_one_record_looks_at_no_other(self):
        other = self._start_plan()
        self._run("UPDATE thads_step SET note = 'Khác' WHERE id = %s", self.draft.id)
        self.assertEqual(self.env["thads.step"].verify_chain(other.sudo()), [])
        self.assertEqual(
            self.env["thads.step"].verify_chain(self.started.sudo()), [self.draft.id]
        )

    def test_only_administrators_verify_the_whole_database(self):
        with self.assertRaises(UserError):
            self.env["thads.step"].with_user(self.staff).verify_chain()
        self.assertEqual(
            self.env["thads.step"].with_user(self.admin).verify_chain(), []
        )

    def _verify(self):
        return self.env["thads.step"].verify_chain()

    def _run(self, query, *args):
        self.env.flush_all()
        self.env.cr.execute(SQL(query, *args))
        self.env.invalidate_all()
