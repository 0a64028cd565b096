import base64
import logging
import time

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

STATES = [
    ("waiting", "Waiting"),
    ("running", "Being made"),
    ("done", "Ready"),
    ("failed", "Failed"),
]
UNFINISHED = ("waiting", "running")
MAX_TRIES = 3
KEPT_DAYS = 7
SILENCE_MINUTES = 10  # after which who was making it is taken for dead
PROGRESS_SECONDS = 1  # between two reports
LAYOUT_PERCENT = 80  # of the time; the rest is writing the file

_logger = logging.getLogger(__name__)


class ThadsPrintJob(models.Model):
    """A long paper that is made in the background, for the person who asked for it.

    A record asks for it when its paper has too many rows to wait for; the scheduled
    action makes one after the other, with the rights that the person has then. Nobody
    else sees it, and nobody writes it. The file is deleted after some days.
    """

    _name = "thads.print.job"
    _description = "Print in the Background"
    _order = "id desc"
    _rec_name = "res_name"

    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, index=True, ondelete="cascade"
    )
    report_id = fields.Many2one(
        "ir.actions.report", required=True, readonly=True, ondelete="cascade"
    )
    res_model = fields.Char(string="Model", required=True, readonly=True)
    res_id = fields.Many2oneReference(
        string="Record", model_field="res_model", required=True, readonly=True
    )
    res_name = fields.Char(string="Paper", required=True, readonly=True)
    row_count = fields.Integer(string="Rows", readonly=True, aggregator=None)
    state = fields.Selection(STATES, required=True, readonly=True, default="waiting")
    progress = fields.Integer(readonly=True, aggregator=None, help="In percent.")
    tries = fields.Integer(readonly=True, aggregator=None)
    datetime_seen = fields.Datetime(
        string="Last Sign of Life", readonly=True, help="Of who makes it."
    )
    message = fields.Text(readonly=True, help="Why it could not be made.")
    filename = fields.Char(readonly=True)
    file = fields.Binary(readonly=True, attachment=True)

    _state_idx = models.Index("(state) WHERE state IN ('waiting', 'running')")

    @api.model
    def _request(self, record, report):
        """Return the job that makes the paper of one record, an unfinished one first.

        :raises AccessError: if the user may not read the record
        """
        record.check_access("read")
        jobs = self.sudo()
        job = jobs.search(
            Domain("user_id", "=", self.env.uid)
            & Domain("report_id", "=", report.id)
            & Domain("res_id", "=", record.id)
            & Domain("state", "in", UNFINISHED),
            limit=1,
        )
        job = job or jobs.create(
            {
                "user_id": self.env.uid,
                "report_id": report.id,
                "res_model": record._name,
                "res_id": record.id,
                "res_name": record.display_name,
                "row_count": record._count_paper_rows(),
            }
        )
        self._wake_maker()
        return job.sudo(False)

    def _wake_maker(self):
        """Let the scheduled action run at once, whoever asks for it."""
        self.env.ref("thads_base.ir_cron_print").sudo()._trigger()

    def action_download(self):
        self.ensure_one()
        self.check_access("read")
        if self.state != "done":
            raise UserError(self.env._("“%s” is not ready yet.", self.res_name))
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/file?download=true",
            "target": "download",
        }

    def action_retry(self):
        """Make again what has failed."""
        self.check_access("read")
        if any(job.state != "failed" for job in self):
            raise UserError(self.env._("Only what has failed is tried again."))
        self.sudo().write({"state": "waiting", "tries": 0, "message": False})
        self._wake_maker()

    def _open(self):
        """Return the action that shows the job while it is made."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Printing"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    @api.model
    def _cron_print(self):
        """Make the papers that wait, and those whose maker has died."""
        self._give_up()
        commit_progress = self.env["ir.cron"]._commit_progress
        commit_progress(remaining=self.search_count(self._get_pending_domain()))
        while job := self._take_next():
            commit_progress()  # others see that it is taken, even if this one dies
            values = job._make()
            commit_progress()  # what was read is old by now: go on with what is new
            job.write(values)
            job._tell_user()
            if not commit_progress(1):
                break

    def _get_pending_domain(self):
        silent = Domain("datetime_seen", "<", f"now -{SILENCE_MINUTES}M")
        return Domain("state", "=", "waiting") | (
            Domain("state", "=", "running") & silent
        )

    def _give_up(self):
        """Let those fail that nobody has lived to finish."""
        tired = self.search(
            self._get_pending_domain() & Domain("tries", ">=", MAX_TRIES)
        )
        message = self.env._("It was begun %s times, and never finished.", MAX_TRIES)
        tired.write({"state": "failed", "message": message})

    def _take_next(self):
        """Return the next job, locked and marked as taken; empty if there is none."""
        pending = self.search(self._get_pending_domain(), order="id", limit=1)
        job = pending.try_lock_for_update()
        if job:
            now = fields.Datetime.now()
            tries = job.tries + 1
            job.write({"state": "running", "tries": tries, "datetime_seen": now})
        return job

    def _make(self) -> dict:
        """Return what making the paper gives, as values of the job."""
        try:
            content = self._render()
        except UserError as error:
            return {"state": "failed", "message": str(error)}
        except Exception:
            self.env.cr.rollback()
            _logger.exception("Paper of print job %s could not be made", self.id)
            message = self.env._("The paper could not be made. Tell an administrator.")
            return {"state": "failed", "message": message}
        return {
            "state": "done",
            "progress": 100,
            "filename": f"{self._get_record()._get_paper_name()}.pdf",
            "file": base64.b64encode(content),
        }

    def _render(self) -> bytes:
        record = self._get_record()
        reports = record.env["ir.actions.report"].with_context(
            thads_background=True, thads_on_page=self._get_page_counter()
        )
        streams = reports._render_qweb_pdf_prepare_streams(
            self.report_id.report_name, {}, record.ids
        )
        return streams[record.id]["stream"].getvalue()

    def _get_record(self):
        """Return the record as its person sees it now.

        :raises UserError: if it is gone, or no longer theirs to read
        """
        user = self.user_id
        env = self.with_user(user).with_context(**user.context_get()).env
        record = env[self.res_model].browse(self.res_id).exists()
        if not record:
            raise UserError(self.env._("“%s” was deleted.", self.res_name))
        record.check_access("read")
        return record

    def _get_page_counter(self):
        """Return what is to be called with (pages expected, page) for each page."""
        last = time.monotonic()

        def count(expected, page):
            nonlocal last
            if time.monotonic() - last >= PROGRESS_SECONDS:
                last = time.monotonic()
                laid_out = min(page / max(expected, 1), 1)
                self._report_progress(int(LAYOUT_PERCENT * laid_out))

        return count

    def _report_progress(self, progress):
        """Show how far it is, at once: in a transaction of its own."""
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "UPDATE thads_print_job SET progress = %s, datetime_seen = %s "
                    "WHERE id = %s",
                    progress,
                    fields.Datetime.now(),
                    self.id,
                )
            )

    def _tell_user(self):
        """Notify the person, wherever they are in the application."""
        self.user_id._bus_send(
            "thads.print/finished",
            {"id": self.id, "name": self.res_name, "state": self.state},
        )

    @api.autovacuum
    def _gc_old_jobs(self):
        limit = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("create_date", "<", limit)]).unlink()
