from datetime import date, timedelta

from permission_samples import Sample

LONG_AGO = date(2001, 1, 1)
SERVICE_NAME = "Thủ tục"


class Service(Sample):
    model = "thads.service"

    def get_values(self):
        return {
            "code": f"X{self.world.number()}",
            "name": SERVICE_NAME,
            "limit": 5,
            "date_from": "2025-07-01",
        }


class ServicePaper(Sample):
    model = "thads.service.paper"

    def get_values(self):
        service = Service(self.world, self.role, self.record)
        record = service.create_record(service.get_values())
        return {"service_id": record.id, "name": "Đơn"}


class OneStopLimit(Sample):
    model = "thads.one.stop.limit"
    change = {"legal_basis": "Khác"}

    def get_values(self):
        year = self.world.year()
        return {
            "key": "undo_minutes",
            "value": 30,
            "date_from": f"{year}-01-01",
            "date_to": f"{year}-12-31",
        }

    def create_record(self, values):
        in_force = self.env.ref("thads_one_stop.limit_undo")
        in_force.date_to = "2027-12-31"
        return super().create_record(values)


class Dossier(Sample):
    """Of the province whose desk the staff sits at, a local unit, the other province.

    ``received`` at the desk, ``handed`` over to the person, ``waiting`` for papers,
    ``settled``.
    """

    model = "thads.dossier"
    change = {"applicant_address": "Khác"}
    arguments = {
        "action_refuse": {"reason": "Không thuộc thẩm quyền"},
        "action_guide": {"reason": "Thiếu giấy tờ"},
        "action_extend": {"moment": "2027-06-01 09:00:00", "reason": "Xác minh"},
        "action_resolve": {"outcome": "resolved"},
        "action_return": {"channel": "desk"},
        "action_undo": {"reason": "Nhầm"},
        "action_stop": {"reason": "Rút đơn"},
        "find_for_desk": {"text": "nguyen"},
        "export_data": {"fields_to_export": ["code"]},
    }

    def __init__(self, world, role, record):
        super().__init__(world, role, record)
        places = {"own": "authority", "authority": "local", "foreign": "authority"}
        province = world.abroad if self.words[0] == "foreign" else world.home
        self.unit = province[places.get(self.words[0], "authority")].id
        self.key = (self.model, record, self.unit, role)
        posts = world.users["staff"].thads_position_ids
        if not posts.is_desk:
            posts.is_desk = True

    def get_values(self):
        unit = self.env["hr.department"].browse(self.unit)
        unit.org_code = unit.org_code or f"U{unit.id}"
        return {
            "department_id": self.unit,
            "service_id": self.env.ref("thads_one_stop.service_enforcement").id,
            "applicant_name": "Nguyễn Văn Một",
        }

    def finish(self, record):
        deeds = self.words[1:]
        if "guided" in deeds:
            record._make_notice("guidance", record._record("guided", note="Thiếu"))
            return
        if deeds:
            record.action_receive()
        if {"handed", "waiting", "settled"} & set(deeds):
            self._hand_over(record)
        if "waiting" in deeds:
            record._stop_clock("Thiếu giấy tờ", "applicant")
            record._get_open_step("resolve")._close("returned", "Thiếu giấy tờ")
        if "settled" in deeds:
            record._resolve(record._get_open_step("resolve"), "resolved")

    def get_arguments(self, method, record):
        if method == "action_hand_over":
            return {"user": self.world.colleague.id}
        return super().get_arguments(method, record)

    def _hand_over(self, record):
        """Give it to the person, or to somebody else where they have no post there."""
        is_foreign = self.words[0] == "foreign"
        other = self.world.stranger if is_foreign else self.world.colleague
        is_there = self.user.thads_position_ids and not is_foreign
        receiver = self.user if is_there else other
        unit = receiver.thads_position_ids[:1].department_id
        record._hand_over(record._get_open_step("transfer"), receiver, unit)


class DossierPart(Sample):
    """What belongs to a dossier as described."""

    def _create_dossier(self):
        sample = Dossier(self.world, self.role, self.record)
        dossier = sample.create_record(sample.get_values())
        sample.finish(dossier)
        return dossier


class DossierPaper(DossierPart):
    model = "thads.dossier.paper"

    def get_values(self):
        return {"dossier_id": self._create_dossier().id, "name": "Đơn"}


class DossierEvent(DossierPart):
    model = "thads.dossier.event"
    change = {"note": "Khác"}

    def get_values(self):
        return {
            "dossier_id": self._create_dossier().id,
            "kind": "received",
            "state": "processing",
            "datetime_effective": "2026-01-01 00:00:00",
            "datetime_recorded": "2026-01-01 00:00:00",
            "user_id": self.user.id,
        }

    def create_record(self, values):
        dossier = self.env["thads.dossier"].browse(values["dossier_id"])
        return dossier._record("refused", note="Lý do").with_env(self.env)


class DossierStop(DossierPart):
    model = "thads.dossier.stop"
    change = {"reason": "Khác"}

    def get_values(self):
        return {
            "dossier_id": self._create_dossier().id,
            "reason": "Thiếu giấy tờ",
            "datetime_since": "2026-01-01 00:00:00",
        }

    def create_record(self, values):
        dossier = self.env["thads.dossier"].browse(values["dossier_id"])
        dossier._stop_clock("Thiếu giấy tờ", "applicant")
        return dossier.stop_ids


class DossierAccess(DossierPart):
    model = "thads.dossier.access"
    change = {"kind": "printed"}

    def get_values(self):
        return {
            "dossier_id": self._create_dossier().id,
            "user_id": self.user.id,
            "datetime": "2026-01-01 00:00:00",
            "kind": "viewed",
        }


class DossierDeed(DossierPart):
    model = "thads.dossier.deed"
    is_personal = True
    change = {"reason": "Khác"}

    def get_values(self):
        return {
            "kind": "refuse",
            "dossier_ids": [[6, 0, self._create_dossier().ids]],
            "reason": "Không thuộc thẩm quyền",
        }


class DossierForm(Sample):
    """Of a kind that had no form on that day."""

    model = "thads.dossier.form"
    change = {"legal_basis": "Khác"}

    def get_values(self):
        day = str(LONG_AGO + timedelta(days=self.world.number()))
        return {
            "kind": "stop",
            "number": "05",
            "name": "Thông báo dừng giải quyết hồ sơ",
            "legal_basis": "Thông tư",
            "date_from": day,
            "date_to": day,
        }


class DossierNotice(DossierPart):
    model = "thads.dossier.notice"
    change = {"reason": "Khác"}

    def get_values(self):
        return {
            "dossier_id": self._create_dossier().id,
            "kind": "guidance",
            "reason": "Thiếu giấy tờ",
        }

    def create_record(self, values):
        dossier = self.env["thads.dossier"].browse(values["dossier_id"])
        event = dossier._record("guided", note=values["reason"])
        return dossier._make_notice("guidance", event).with_env(self.env)


class DossierBook(DossierPart):
    """Closed day after day, long before the days that registers are closed until."""

    model = "thads.dossier.book"
    change = {"row_count": 7}

    def get_values(self):
        day = str(LONG_AGO + timedelta(days=self.world.number()))
        return {
            "department_id": Dossier(self.world, self.role, self.record).unit,
            "date_from": day,
            "date_to": day,
            "row_count": 0,
            "sha256": "0",
            "user_id": self.user.id,
            "datetime_closed": "2026-01-01 00:00:00",
            "last_event": 0,
        }

    def create_record(self, values):
        unit = self.env["hr.department"].browse(values["department_id"])
        day = date.fromisoformat(values["date_to"])
        return self.env["thads.dossier.book"]._close(unit, day)


class DossierRegister(DossierPart):
    model = "thads.dossier.register"
    is_personal = True
    change = {"date_to": "2024-12-30"}

    def get_values(self):
        return {
            "department_id": Dossier(self.world, self.role, self.record).unit,
            "date_from": "2024-01-01",
            "date_to": "2024-12-31",
        }
