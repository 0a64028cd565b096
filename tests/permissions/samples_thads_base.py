import base64
import io
from datetime import date, timedelta

from permission_samples import Sample
from pypdf import PdfWriter

FAR = date(2030, 1, 1)
FREE_YEAR = 2100
FREE_DAY = date(1995, 1, 1)  # before the calendars that are shipped


def make_pdf() -> str:
    """Return a file of one empty page, as text."""
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(210, 297)
    writer.write(content)
    return base64.b64encode(content.getvalue()).decode()


PDF = make_pdf()
DEADLINE = {"start": "2026-03-02", "working_days": 3}


class Department(Sample):
    model = "hr.department"
    arguments = {
        "name_at": {"date": "2026-03-02"},
        "short_name_at": {"date": "2026-03-02"},
    }

    def get_values(self):
        return {"name": "Phòng mới", "parent_id": self.world.home["authority"].id}


class ResourceCalendar(Sample):
    model = "resource.calendar"
    arguments = {
        "thads_deadline": DEADLINE,
        "thads_explain_deadline": DEADLINE,
        "thads_deadlines": {"starts": ["2026-03-02"], "working_days": 3},
        "thads_deadline_calendar": {"start": "2026-03-02", "days": 3},
        "thads_explain_deadline_calendar": {"start": "2026-03-02", "days": 3},
        "thads_working_days_between": {"start": "2026-03-02", "end": "2026-03-06"},
    }

    def get_values(self):
        return {"name": "Giờ làm việc"}


class Access(Sample):
    """Rows that posts have made: nobody can create one."""

    model = "thads.access"
    change = {"capacity": "head"}

    def get_values(self):
        post = self.world.home["local"].position_ids[:1]
        return {
            "user_id": self.user.id,
            "department_id": self.unit,
            "capacity": "head",
            "date_from": str(FAR),
            "position_id": post.id,
        }

    def create_record(self, values):
        return self.env[self.model].search(
            [("position_id", "=", values["position_id"])], limit=1
        )


class CalendarDay(Sample):
    model = "thads.calendar.day"

    def get_values(self):
        day = FREE_DAY + timedelta(days=self.world.number())
        return {"date": str(day), "name": "Ngày nghỉ"}


class CalendarYear(Sample):
    model = "thads.calendar.year"
    change = {"note": "Khác"}

    def get_values(self):
        year = self.world.year()
        day = {"date": f"{year}-01-01", "name": "Tết Dương lịch"}
        return {"year": year, "legal_basis": "Luật", "day_ids": [[0, 0, day]]}


class CalendarLoad(Sample):
    model = "thads.calendar.load"
    is_personal = True
    change = {"year": 2031}

    def get_values(self):
        return {"year": FREE_YEAR}


class DepartmentClass(Sample):
    model = "thads.department.class"

    def get_values(self):
        return {"name": "Các đơn vị", "domain": "[('unit_type', '=', 'local')]"}


class DepartmentName(Sample):
    model = "thads.department.name"

    def get_values(self):
        unit = self.env["hr.department"].create({"name": "Phòng cũ"})
        number = self.world.number()
        day = str(FAR + timedelta(days=number))
        return {"department_id": unit.id, "name": "Phòng sau này", "date_from": day}


class Position(Sample):
    model = "thads.position"

    def get_values(self):
        return {"name": "Chuyên viên", "department_id": self.unit}


class Substitution(Sample):
    """Of the person themselves, of one of their province, of one of the other."""

    model = "thads.substitution"
    is_personal = True
    change = {"reason": "Nghỉ phép"}

    def get_values(self):
        day = str(FAR + timedelta(days=self.world.number()))
        return {
            "user_id": self.world.person(self.role, self.record),
            "substitute_id": self._get_substitute(),
            "date_from": day,
            "date_to": day,
        }

    def _get_substitute(self):
        is_by_oneself = self.words[-1] == "oneself"
        return self.user.id if is_by_oneself else self.world.foreign_signer.id


class DocumentType(Sample):
    model = "thads.document.type"

    def get_values(self):
        return {"name": "Loại khác", "abbreviation": f"L{self.world.number()}"}


class DocumentPurpose(Sample):
    model = "thads.document.purpose"
    change = {"sequence": 99}

    def get_values(self):
        return {"name": f"để thử {self.world.number()}"}


class Document(Sample):
    """Drafted by a unit, issued by the authority over it.

    ``sent``: issued by the other province, with the role's unit as a recipient.
    """

    model = "thads.document"
    change = {"title": "Về việc khác"}

    def get_values(self):
        is_foreign = self.words[0] in ("foreign", "sent")
        values = {
            "title": "Về việc phê duyệt",
            "type_id": self.env.ref("thads_base.document_type_decision").id,
            "department_id": self.world.issuer(self.record),
            "drafting_department_id": self.world.unit(
                self.role, "foreign" if is_foreign else self.record
            ),
            "signer_id": (
                self.world.foreign_signer if is_foreign else self.world.signer
            ).id,
            "body": "Điều 1. Phê duyệt.",
            "recipient_ids": [[0, 0, {"name": "Các đơn vị"}]],
        }
        if self.words[0] == "sent":
            own = self.world.unit(self.role, "own")
            values["recipient_ids"].append([0, 0, {"department_id": own}])
        return values

    def finish(self, record):
        if self.words[-1] in ("issued", "sent"):
            record._give_number()  # what action_issue does, but for the files


class DocumentRecipient(Sample):
    model = "thads.document.recipient"

    def get_values(self):
        document = Document(self.world, self.role, self.record)
        created = document.create_record(document.get_values())
        return {"document_id": created.id, "name": "Văn phòng khác"}

    def settle(self, values):
        document = self.env["thads.document"].browse(values["document_id"])
        Document(self.world, self.role, self.record).finish(document)


class DocumentRecipientDefault(Sample):
    """For the papers of one unit, or for those of all: ``shared``."""

    model = "thads.document.recipient.default"

    def get_values(self):
        return {
            "type_id": self.env.ref("thads_base.document_type_decision").id,
            "issuer_id": False if self.record == "shared" else self.unit,
            "name": "Các đơn vị",
        }


class DocumentVoid(Sample):
    """Asks for the reason; the record is the document to be declared void."""

    model = "thads.document.void"
    is_personal = True
    change = {"reason": "Khác"}

    def get_values(self):
        sample = Document(self.world, self.role, f"{self.record} issued")
        document = sample.create_record(sample.get_values())
        sample.finish(document)
        return {"document_ids": [[6, 0, document.ids]], "reason": "Sai"}


class Counter(Sample):
    model = "thads.counter"
    change = {"first_number": 9}

    def get_values(self):
        return {
            "department_id": self.unit,
            "type_id": self.env.ref("thads_base.document_type_decision").id,
            "year": self.world.number(),
        }

    def create_record(self, values):
        return self.env[self.model]._open_series(values).with_env(self.env)


class CounterStart(Sample):
    """Asks from which number to go on in the register of a unit."""

    model = "thads.counter.start"
    is_personal = True
    change = {"last_number": 9}

    def get_values(self):
        return {
            "department_id": self.unit,
            "type_id": self.env.ref("thads_base.document_type_decision").id,
            "year": self.world.number(),
            "last_number": 5,
        }


class DocumentDelivery(Sample):
    model = "thads.document.delivery"
    change = {"note": "Khác"}

    def get_values(self):
        sample = Document(self.world, self.role, self.record)
        document = sample.create_record(sample.get_values())
        sample.finish(document)
        return {
            "document_id": document.id,
            "name": "Các đơn vị",
            "channel": "paper",
            "date_sent": "2026-03-02",
        }


class IssuedDocumentWizard(Sample):
    """Asks something about an issued paper; the record is the paper's."""

    is_personal = True

    def _issue(self):
        sample = Document(self.world, self.role, f"{self.record} issued")
        document = sample.create_record(sample.get_values())
        sample.finish(document)
        return document.id


class DocumentScan(IssuedDocumentWizard):
    model = "thads.document.scan"
    change = {"filename": "khac.pdf"}

    def get_values(self):
        return {"document_id": self._issue(), "file": PDF, "filename": "ban-ky.pdf"}


class DocumentSend(IssuedDocumentWizard):
    model = "thads.document.send"
    change = {"note": "Khác"}

    def get_values(self):
        return {"document_id": self._issue(), "names": "Các đơn vị"}


class Incoming(Sample):
    """Received by a unit. ``sent``: by one of the other province, and passed on."""

    model = "thads.incoming"
    change = {"note": "Khác"}

    def get_values(self):
        is_sent = self.words[0] == "sent"
        place = "foreign" if is_sent else self.record
        own = self.world.unit(self.role, "own")
        return {
            "department_id": self.world.unit(self.role, place),
            "sender": "Ủy ban nhân dân tỉnh",
            "title": "Ý kiến về dự thảo",
            "passed_department_id": own if is_sent else False,
        }


class Register(Sample):
    model = "thads.register"
    is_personal = True
    change = {"year": 2031}

    def get_values(self):
        return {"department_id": self.unit, "year": 2026}


class Urging(Sample):
    model = "thads.urging"
    is_personal = True

    def __init__(self, *place):
        super().__init__(*place)
        self.change = {"department_id": self.world.unit(self.role, "authority")}

    def get_values(self):
        return {"department_id": self.unit}


class CalendarRecount(Sample):
    model = "thads.calendar.recount"
    is_personal = True
    change = {"reason": "Khác"}

    def get_values(self):
        return {"reason": "Quyết định về ngày nghỉ"}


class Ladder(Sample):
    model = "thads.ladder"

    def get_values(self):
        return {"name": "Đôn đốc khác"}


class LadderRung(Sample):
    model = "thads.ladder.rung"
    change = {"days": 9}

    def get_values(self):
        ladder = self.env["thads.ladder"].create({"name": "Đôn đốc"})
        return {"ladder_id": ladder.id, "days": 2, "target": "doer"}


class TrailAnchor(Sample):
    """Of a day long before any trail."""

    model = "thads.trail.anchor"
    change = {"hash": "1"}

    def get_values(self):
        day = FREE_DAY + timedelta(days=self.world.number())
        return {"date": str(day), "hash": "0"}

    def create_record(self, values):
        engine = self.env["thads.step"]._engine().env
        return engine[self.model].create(values).with_env(self.env)


class TrailCheck(Sample):
    model = "thads.trail.check"
    is_personal = True
    change = {"is_done": True}

    def get_values(self):
        return {}


class Reorganisation(Sample):
    """A unit that gets another name, one day. ``done``: it has got it."""

    model = "thads.reorganisation"

    def get_values(self):
        unit = self.env["hr.department"].create({"name": "Phòng cũ"})
        return {
            "name": "Đổi tên",
            "kind": "rename",
            "department_id": unit.id,
            "new_name": "Phòng mới",
            "date_from": "2026-03-02" if self.words[-1] == "done" else str(FAR),
        }

    def finish(self, record):
        if self.words[-1] == "done":
            record._carry_out()


class ReorganisationPart(Sample):
    """Of a reorganisation that is being prepared, or was carried out."""

    def _create_parent(self):
        sample = Reorganisation(self.world, self.role, self.record)
        return sample.create_record(sample.get_values())

    def settle(self, values):
        parent = self.env["thads.reorganisation"].browse(values["reorganisation_id"])
        Reorganisation(self.world, self.role, self.record).finish(parent)


class ReorganisationUnit(ReorganisationPart):
    model = "thads.reorganisation.unit"
    change = {"fate": "moves"}

    def get_values(self):
        unit = self.env["hr.department"].create({"name": "Phòng khác"})
        return {"reorganisation_id": self._create_parent().id, "department_id": unit.id}


class ReorganisationPost(ReorganisationPart):
    model = "thads.reorganisation.post"

    def get_values(self):
        post = self.env["thads.position"].create(
            {
                "name": "Chuyên viên",
                "department_id": self.world.home["local"].id,
                "date_from": "2025-07-01",
            }
        )
        return {"reorganisation_id": self._create_parent().id, "position_id": post.id}


class ReorganisationShare(ReorganisationPart):
    model = "thads.reorganisation.share"

    def get_values(self):
        return {
            "reorganisation_id": self._create_parent().id,
            "kind": "Đơn vị",
            "res_model": "hr.department",
            "res_id": self.unit,
            "field_name": "parent_id",
            "target_id": self.unit,
        }


class ReorganisationMove(ReorganisationPart):
    model = "thads.reorganisation.move"

    def get_values(self):
        return {
            "reorganisation_id": self._create_parent().id,
            "kind": "Đơn vị",
            "res_model": "hr.department",
            "res_id": self.unit,
        }

    def create_record(self, values):
        engine = self.env["thads.reorganisation"]._engine().env
        return engine[self.model].create(values).with_env(self.env)
