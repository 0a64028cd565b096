import base64
import io

from openpyxl import load_workbook
from permission_samples import Sample
from samples_thads_one_stop import SERVICE_NAME

PERIOD = {"period_start": "2026-01-01", "period_end": "2026-06-30"}
# in which no other sample receives a dossier, so that a form stays as downloaded
QUIET_PERIOD = {"period_start": "2026-07-01", "period_end": "2026-07-31"}


class Review(Sample):
    """A campaign of the unit of the person; ``opened``."""

    model = "thads.review"

    def get_values(self):
        return {"name": "Sơ kết", "department_id": self.unit, **PERIOD}

    def finish(self, record):
        if "opened" in self.words:
            record.action_open()


class ReviewPart(Sample):
    """What belongs to a campaign that is being drawn up."""

    def _create_review(self):
        sample = Review(self.world, self.role, self.record)
        return sample.create_record(sample.get_values())


class ReviewTier(ReviewPart):
    model = "thads.review.tier"
    change = {"date_due": "2026-07-20"}

    def get_values(self):
        review = self._create_review()
        review.tier_ids.unlink()
        return {"review_id": review.id, "level": "local"}

    def finish(self, record):
        if "opened" in self.words:
            record.review_id.action_open()


class ReviewHeading(ReviewPart):
    model = "thads.review.heading"

    def get_values(self):
        return {"review_id": self._create_review().id, "name": "Khác nữa"}


class ReviewCheck(Sample):
    model = "thads.review.check"

    def get_values(self):
        return {"name": "(3) = (3)", "left": "3", "right": "3"}


class ReviewReport(Sample):
    """Of the person's province, of its local unit, of the other province.

    ``sent`` to the unit above, ``published`` with the whole campaign.
    """

    model = "thads.review.report"
    period = PERIOD
    change = {"publicity_text": "Khác"}
    arguments = {
        "action_send_back": {"cells": [[0, 8]], "note": "Kiểm tra lại"},
        "action_open_dossiers": {"level": "", "service": "", "column": 3},
    }

    def __init__(self, world, role, record):
        super().__init__(world, role, record)
        province = world.abroad if self.words[0] == "foreign" else world.home
        place = "local" if self.words[0] == "authority" else "authority"
        self.unit = province[place].id
        self.key = (self.model, record, self.unit)

    def get_values(self):
        unit = self.env["hr.department"].browse(self.unit)
        return {"department_id": unit.id, "drafting_unit_id": self._get_writer(unit).id}

    def create_record(self, values):
        return self._find(self._open_review())

    def finish(self, record):
        if {"sent", "published"} & set(self.words[1:]):
            self._send(record)
        if "published" in self.words:
            record.review_id.state = "published"

    def _get_writer(self, unit):
        return unit.office_id or unit

    def _open_review(self):
        """Open a campaign of the centre, over both provinces."""
        central = self.world.home["authority"].parent_id
        review = self.env["thads.review"].create(
            {"name": "Sơ kết", "department_id": central.id, **self.period}
        )
        review.action_open()
        return review

    def _find(self, review):
        return review.report_ids.filtered(
            lambda report: report.department_id.id == self.unit
        )

    def _send(self, report):
        report._begin()
        for code in ("write", "sign"):
            outcome = "done" if code == "write" else "approved"
            report._get_step(code)._close(outcome)

    def _create_report(self):
        report = self.create_record({})
        self.finish(report)
        return report


class ReviewAnswer(ReviewReport):
    model = "thads.review.part"
    change = {"text": "Khác"}

    def get_values(self):
        report = self._find(self._open_review())
        return {
            "report_id": report.id,
            "heading_id": report.part_ids[:1].heading_id.id,
        }

    def create_record(self, values):
        report = self._find(self._open_review())
        self._send_with_dossier(report)
        return report.part_ids[:1]

    def finish(self, record):
        """It is in a report as described."""

    def _send_with_dossier(self, report):
        if "sent" in self.words:
            self._send(report)


class ReviewFigure(ReviewAnswer):
    model = "thads.review.figure"
    change = {"pending": 7}

    def get_values(self):
        return self._get_row(self._find(self._open_review()))

    def create_record(self, values):
        report = self._find(self._open_review())
        figure = self.env[self.model].create(self._get_row(report))
        self._send_with_dossier(report)
        return figure

    def _get_row(self, report):
        service = self.env.ref("thads_one_stop.service_enforcement")
        return {"report_id": report.id, "service_id": service.id}


class ReviewDossier(ReviewAnswer):
    model = "thads.review.dossier"
    change = {"result": "late"}

    def get_values(self):
        return {
            "report_id": self._find(self._open_review()).id,
            "dossier_id": self._create_dossier().id,
            "level": "province",
            "service_code": "THA-01",
            "channel": "desk",
            "result": "pending",
        }

    def create_record(self, values):
        self._create_dossier()
        report = self._find(self._open_review())
        self._send_with_dossier(report)
        return self.env[self.model].search([("report_id", "=", report.id)], limit=1)

    def _create_dossier(self):
        dossiers = self.env["thads.dossier"]._engine()
        dossier = dossiers.create(
            {
                "department_id": self.unit,
                "service_id": self.env.ref("thads_one_stop.service_enforcement").id,
                "applicant_name": "Nguyễn Văn Một",
                "state": "processing",
                "datetime_received": "2026-03-02 02:00:00",
                "date_received": "2026-03-02",
            }
        )
        dossier._record("received", moment="2026-03-02 02:00:00")
        return dossier


class ReviewReturn(Sample):
    """Of a report that the local unit has sent."""

    model = "thads.review.return"
    is_personal = True
    change = {"note": "Khác"}

    def get_values(self):
        sample = ReviewReport(self.world, self.role, "authority sent")
        return {"report_id": sample._create_report().id, "note": "Kiểm tra lại"}


class ReviewImport(Sample):
    """Of the report of the province, uploaded by the role, or by ``others``.

    ``sent``: its report was sent meanwhile; ``read``: after its file was read.
    """

    model = "thads.review.import"
    is_personal = True
    change = {"filename": "Khác.xlsx"}

    def get_values(self):
        sample = ReviewReport(self.world, self.role, "own")
        sample.period = QUIET_PERIOD
        report = sample._create_report()
        values = {
            "report_id": report.id,
            "file": self._fill_in(report._render_xlsx()),
            "filename": "bieu-so-2.xlsx",
        }
        if "sent" in self.words:
            sample._send(report)
        return values

    def create_record(self, values):
        record = super().create_record(values)
        if "read" in self.words:
            record.action_read()
        return record

    def _fill_in(self, content) -> str:
        """Return a form with a number of the first service changed, as base64.

        Without the services of other samples, which are renamed and deleted meanwhile.
        """
        book = load_workbook(io.BytesIO(content))
        others = [cell.row for cell in book.active["B"] if cell.value == SERVICE_NAME]
        for row in reversed(others):
            book.active.delete_rows(row)
        first = next(
            cell.row for cell in book.active["A"] if str(cell.value or "").isdigit()
        )
        book.active.cell(first, 3).value = 900
        stream = io.BytesIO()
        book.save(stream)
        return base64.b64encode(stream.getvalue()).decode()


class ReviewImportLine(Sample):
    model = "thads.review.import.line"
    is_personal = True
    change = {"new": "7"}

    def get_values(self):
        sample = ReviewImport(self.world, self.role, self.record)
        created = sample.create_record(sample.get_values())
        return {"import_id": created.id, "ref": "C9"}
