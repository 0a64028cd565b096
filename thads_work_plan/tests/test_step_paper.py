import base64
import io
from datetime import date

from freezegun import freeze_time
from PIL import Image

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import SQL

from .procedure_common import ProcedureCommon

START = "2026-03-02"  # a Monday: three working days later it is 05/03
PAPER_DAY = date(2026, 3, 4)
SIGNER = "Nguyễn Văn A - Trưởng phòng"


def _draw(kind):
    content = io.BytesIO()
    Image.new("RGB", (8, 8)).save(content, kind)
    return content.getvalue()


@tagged("post_install", "-at_install")
class TestStepPaper(ProcedureCommon):
    """The office records what was answered on paper, as itself."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.unit_head = cls._create_person("unit_head", "head")
        cls._create_post(cls.unit_head, cls.room, "head", name="Trưởng phòng")
        cls.local_head = cls._create_person("local_head", "head")
        cls._create_post(cls.local_head, cls.local, "head", name="Trưởng phòng")
        cls.enterClassContext(freeze_time(START))
        cls.started = cls._start_drafted_plan()
        cls.started.sudo().step_ids.with_user(cls.staff).action_close("done")
        cls.step = cls.started.sudo().current_step_ids.filtered(
            lambda step: step.unit_id == cls.local
        )

    def test_the_office_records_an_opinion_as_itself(self):
        with freeze_time("2026-03-10"):
            self._record()
            self.step.invalidate_recordset()
            self.assertRecordValues(
                self.step,
                [
                    {
                        "state": "done",
                        "outcome": "agreed",
                        "closed_by_id": self.officer.id,
                        "is_on_paper": True,
                        "paper_date": PAPER_DAY,
                        "date_closed": date(2026, 3, 10),
                        "signer_text": SIGNER,
                    }
                ],
            )
            html = str(self.started.with_user(self.officer).timeline)
        self.assertEqual(self.step.attachment_ids.raw, _draw("PNG"))
        self.assertEqual(self.step.attachment_ids.mimetype, "image/png")
        for words in (SIGNER, "04/03/2026", "10/03/2026", "recorded on paper by"):
            self.assertIn(words, html)
        self.assertNotIn(f"{self.officer.name} - Trưởng phòng", html)

    def test_the_file_of_the_plan_names_who_signed(self):
        self.assertNotIn("Văn bản giấy", self.step._write_said())
        with freeze_time("2026-03-10"):
            self._record()
        said = self.step._write_said()
        self.assertIn(f"Văn bản giấy ngày 04/03/2026, người ký: {SIGNER}", said)
        self.assertIn(f"Người ghi nhận: {self.officer.name}", said)

    def test_timeliness_is_judged_by_the_paper(self):
        """Of 04/03 and recorded on 10/03, while the deadline is 05/03: in time."""
        with freeze_time("2026-03-10"):
            self.assertTrue(self._is_found_late())
            self._record()
            self.assertFalse(self._is_found_late())
            self.assertFalse(self.step.is_late)
            self.assertEqual(self.step.days_late, -1)
            self.assertEqual(self.step._get_timeliness()[0], "early")

    def test_a_late_paper_is_late(self):
        with freeze_time("2026-03-10"):
            self._record(paper_date=date(2026, 3, 9))
            self.assertTrue(self._is_found_late())
            self.assertEqual(self.step.days_late, 2)
            self.assertEqual(self.step._get_timeliness()[0], "late")

    def test_a_leader_signs_on_paper(self):
        self._close_opinions()
        approval = self._get_step(self.started, "approval")
        action = approval.with_user(self.officer).action_record_on_paper()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        self.assertIn(self.head.name, wizard.signer_text)
        self._record(step=approval, outcome="approved", paper_date=date(2026, 3, 2))
        self.assertEqual(approval.outcome, "approved")
        self.assertTrue(self._get_step(self.started, "issue"))

    def test_a_return_on_paper_needs_its_reason_and_opens_the_draft(self):
        self._close_opinions()
        approval = self._get_step(self.started, "approval")
        values = {
            "step": approval,
            "outcome": "returned",
            "paper_date": date(2026, 3, 2),
        }
        with self.assertRaisesRegex(UserError, "reason"):
            self._record(**values)
        self._record(note="Thiếu chỉ tiêu", **values)
        self.assertEqual(self._get_step(self.started, "draft").round, 2)

    def test_others_are_refused(self):
        """Staff, head of the unit, who answers, leader, another office, admin."""
        for user in (
            self.staff,
            self.unit_head,
            self.local_head,
            self.head,
            self.other_officer,
            self.admin,
        ):
            step = self.step.with_user(user)
            with self.assertRaises(AccessError, msg=user.login):
                step.action_record_on_paper()
            with self.assertRaises(AccessError, msg=user.login):
                step._record_on_paper(
                    "agreed", None, PAPER_DAY, SIGNER, ("a.png", _draw("PNG"))
                )
            if step.has_access("read"):
                self.assertFalse(step.can_record_on_paper)
        self.assertEqual(self.step.state, "open")
        self.assertTrue(self.step.with_user(self.officer).can_record_on_paper)

    def test_only_answers_of_others_are_recorded(self):
        """Not a draft, nor a step of the office itself."""
        draft = self._start_plan().sudo().step_ids
        self._close_opinions()
        approval = self._get_step(self.started, "approval")
        approval._engine()._seal_changes(
            {"unit_id": self.office.id, "position_id": False}
        )
        for step in (draft, approval):
            with self.assertRaises(AccessError):
                step.with_user(self.officer).action_record_on_paper()

    def test_nobody_records_on_their_own_work(self):
        author = self._create_person("author", "office")
        self._create_post(author, self.office)
        self._create_post(author, self.room)
        plan = self._start_plan(user=author)
        plan.sudo().step_ids.with_user(author).action_close("done")
        step = self._get_step(plan, "opinion").filtered(
            lambda step: step.unit_id == self.local
        )
        self.assertFalse(step.with_user(author).can_record_on_paper)
        with self.assertRaisesRegex(UserError, "Author"):
            self._record(author, step=step)
        self._record(step=step)

    def test_no_answer_of_an_author_is_recorded(self):
        self.step._engine()._seal_changes({"position_id": self.staff_post.id})
        self.assertFalse(self.step.with_user(self.officer).can_record_on_paper)
        with self.assertRaisesRegex(UserError, "Staff"):
            self._record()

    def test_what_a_paper_has_to_hold(self):
        for values, words in (
            ({"outcome": "approved"}, "cannot end"),
            ({"outcome": "disagreed"}, "reason"),
            ({"paper_date": date(2026, 3, 12)}, "today or earlier"),
            ({"paper_date": False}, "today or earlier"),
            ({"paper_date": date(2026, 3, 1)}, "older than"),
            ({"signer_text": " "}, "who signed"),
            ({"file": False}, "can be read"),
            ({"file": base64.b64encode(b"not a paper")}, "can be read"),
            ({"file": base64.b64encode(_draw("PNG")[:30])}, "can be read"),
            ({"file": base64.b64encode(_draw("GIF"))}, "can be read"),
        ):
            with freeze_time("2026-03-10"), self.assertRaisesRegex(UserError, words):
                self._record(**values)
        self.assertEqual(self.step.state, "open")

    def test_an_outside_body_answers_on_paper_and_silence_is_no_paper(self):
        query = "UPDATE thads_procedure_step SET kind = 'external' WHERE id = %s"
        self.cr.execute(SQL(query, self.step.definition_id.id))
        self._forget()
        with self.assertRaisesRegex(UserError, "holds an answer"):
            self._record(outcome="no_reply", note="Không", paper_date=date(2026, 3, 2))
        self._record(paper_date=date(2026, 3, 2))
        self.assertEqual(self.step.outcome, "agreed")

    def test_a_closed_step_takes_no_paper(self):
        self.step._close("agreed")
        with self.assertRaisesRegex(UserError, "closed already"):
            self._record()

    def test_an_altered_scan_signer_or_date_is_found(self):
        with freeze_time("2026-03-10"):
            self._record()
        steps = self.env["thads.step"]
        self.assertEqual(steps.verify_chain(), [])
        step, file = self.step.id, self.step.attachment_ids.id
        for query, number in (
            ("UPDATE ir_attachment SET checksum = 'x' WHERE id = %s", file),
            ("UPDATE thads_step SET signer_text = 'Khác' WHERE id = %s", step),
            ("UPDATE thads_step SET paper_date = '2026-03-09' WHERE id = %s", step),
            ("DELETE FROM thads_step_attachment_rel WHERE thads_step_id = %s", step),
        ):
            with self.subTest(query), self.cr.savepoint() as savepoint:
                self.env.flush_all()
                self.cr.execute(SQL(query, number))
                self.assertEqual(steps.verify_chain(), [step])
                savepoint.rollback()
                self.env.invalidate_all()

    def test_nobody_changes_the_scan(self):
        with freeze_time("2026-03-10"):
            self._record()
        scan = self.step.attachment_ids
        for user in (self.officer, self.head, self.admin):
            with self.assertRaises(AccessError):
                scan.with_user(user).write({"raw": _draw("JPEG")})
            with self.assertRaises(AccessError):
                scan.with_user(user).unlink()
        self.assertTrue(scan.with_user(self.officer).has_access("read"))
        self.assertFalse(scan.with_user(self.other_officer).has_access("read"))

    def test_the_form_asks_for_the_reason_of_a_return(self):
        action = self.step.with_user(self.officer).action_record_on_paper()
        wizard = self.env[action["res_model"]].with_user(self.officer)
        with Form(wizard.browse(action["res_id"])) as form:
            form.outcome = "disagreed"
            form.paper_date = date(2026, 3, 2)
            form.file = base64.b64encode(_draw("JPEG"))
            self.assertTrue(form.is_note_due)
            form.note = "Thiếu kinh phí"
        form.record.action_confirm()
        self.assertEqual(self.step.note, "Thiếu kinh phí")
        self.assertRecordValues(
            self.step.attachment_ids,
            [{"name": self.step.definition_id.name, "mimetype": "image/jpeg"}],
        )

    def _record(self, user=None, step=None, **values):
        wizards = self.env["thads.step.paper"].with_user(user or self.officer)
        wizard = wizards.create(
            {
                "step_id": (step or self.step).id,
                "outcome": "agreed",
                "paper_date": PAPER_DAY if date.today() >= PAPER_DAY else date.today(),
                "signer_text": SIGNER,
                "file": base64.b64encode(_draw("PNG")),
                "filename": "y-kien.png",
                **values,
            }
        )
        wizard.action_confirm()

    def _close_opinions(self):
        self._get_step(self.started, "opinion")._close("agreed")

    def _is_found_late(self):
        self._forget()
        steps = self.env["thads.step"]
        return self.step in steps.search([("is_late", "=", True)])

    def _forget(self):
        self.env.flush_all()
        self.env.invalidate_all()
