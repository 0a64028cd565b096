"""Runs inside Odoo: people, units, and for each cell of the table a fresh record.

Each function takes ``env`` of OdooBot and gives JSON back to the tests outside.
"""

import importlib
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

from permission_samples import SAMPLES
from permission_surface import get_surface

HERE = Path(__file__).parent
# role -> the group it has, the unit of its post
PEOPLE = {
    "internal": ("base.group_user", "room"),
    "staff": ("thads_base.group_staff", "room"),
    "head": ("thads_base.group_head", "room"),
    "office": ("thads_base.group_office", "office"),
    "leader": ("thads_base.group_leader", "authority"),
    "admin": ("thads_base.group_admin", None),
    "portal": ("base.group_portal", None),
}
RANKS = {"head": "head", "leader": "head"}
SINCE = "2025-07-01"


class World:
    """Two provinces with an office, a room and a local unit each.

    One person of each role belongs to the first. What a record is to a role:
    ``own`` is of the unit of their post, or of the room for who has none;
    ``authority`` of another unit of their province; ``foreign`` of the other one;
    ``sent`` and ``addressed`` of the other one, but meant for their unit.
    """

    def __init__(self, env):
        self.env = env(
            context={**env.context, "tracking_disable": True, "no_reset_password": True}
        )
        self.numbers = iter(range(1, 1_000_000))
        self.years = iter(range(2099, 2027, -1))
        central = self._create_unit("Cục Quản lý", "central")
        self.home = self._create_province("Một", central)
        self.abroad = self._create_province("Hai", central)
        self.users = {role: self._create_user(role) for role in PEOPLE}
        self.colleague = self._create_person("authority", self.home["local"])
        self.stranger = self._create_person("foreign", self.abroad["room"])
        self.signer = self.users["leader"]
        self.foreign_signer = self._create_person(
            "foreign head", self.abroad["authority"], "head"
        )

    def number(self) -> int:
        """A number that was not given before."""
        return next(self.numbers)

    def year(self) -> int:
        """A year whose calendar is not there, and was not given before."""
        return next(self.years)

    def unit(self, role, record) -> int:
        """The id of the unit that a record of this kind is of, or meant for."""
        place = record.split()[0]
        if place in ("own", "sent", "addressed"):
            return self.home[PEOPLE[role][1] or "room"].id
        return (self.abroad["room"] if place == "foreign" else self.home["local"]).id

    def issuer(self, record) -> int:
        """The id of the authority over that unit."""
        return (self.abroad if _is_foreign(record) else self.home)["authority"].id

    def person(self, role, record) -> int:
        place = record.split()[0]
        people = {"own": self.users[role], "foreign": self.stranger}
        return people.get(place, self.colleague).id

    def _create_unit(self, name, unit_type, parent=None, **values):
        return self.env["hr.department"].create(
            {
                "name": name,
                "unit_type": unit_type,
                "parent_id": parent and parent.id,
                "symbol": name[:4],
                "place": "Hà Nội",
                **values,
            }
        )

    def _create_province(self, name, central) -> dict:
        province = self._create_unit(f"THADS tỉnh {name}", "province", central)
        units = {
            "authority": province,
            "office": self._create_unit("Văn phòng", "province_unit", province),
            "room": self._create_unit("Phòng Tổ chức", "province_unit", province),
            "local": self._create_unit(f"Phòng khu vực {name}", "local", province),
        }
        province.office_id = units["office"]
        return units

    def _create_user(self, role):
        group, unit = PEOPLE[role]
        login = f"permission_{role}"
        user = self.env["res.users"].create(
            {
                "name": role.title(),
                "login": login,
                "password": login,
                "group_ids": [(6, 0, self.env.ref(group).ids)],
            }
        )
        if unit:
            self._create_post(user, self.home[unit], RANKS.get(role, "staff"))
        return user

    def _create_person(self, name, unit, rank="staff"):
        group = self.env.ref("thads_base.group_staff")
        user = self.env["res.users"].create(
            {
                "name": name.title(),
                "login": f"permission_{name}",
                "group_ids": [(6, 0, group.ids)],
            }
        )
        self._create_post(user, unit, rank)
        return user

    def _create_post(self, user, unit, rank):
        return self.env["thads.position"].create(
            {
                "name": rank.title(),
                "department_id": unit.id,
                "rank": rank,
                "user_id": user.id,
                "date_from": SINCE,
            }
        )


def prepare(env, path) -> str:
    """Makes the people and a record for each cell of the file ``path``.

    :return: keys of the people, the call of each cell, what there is to be listed
    """
    load_samples()
    cells = json.loads(Path(path).read_text())
    world = World(env)
    stock = Stock(world.env)
    prepared = [_prepare_cell(world, stock, cell) for cell in cells]
    world.env.flush_all()
    world.env.invalidate_all()
    for cell in prepared:
        if cell["id"] and cell["answer"] != "yes":
            cell["before"] = stock.get_photograph(cell)
    answer = {
        "keys": {role: _create_key(user) for role, user in world.users.items()},
        "cells": prepared,
    }
    env.cr.commit()
    return json.dumps(answer)


def surface(env) -> str:
    """What the addons open to calls from outside."""
    return json.dumps(get_surface(env))


def verify(env, path) -> str:
    """What became of the records of the cells of the file ``path``, one text each.

    Empty where it is as it should be.
    """
    load_samples()
    cells = json.loads(Path(path).read_text())
    stock = Stock(env)
    return json.dumps([_find_trouble(stock, cell) for cell in cells])


def load_samples():
    sys.path.insert(0, str(HERE))
    for path in sorted(HERE.glob("samples_*.py")):
        importlib.import_module(path.stem)


class Stock:
    """Hands out records; what is only read or refused is of one for all."""

    def __init__(self, env):
        self.env = env
        self.values = {}
        self.records = {}
        self.photographs = {}

    def get_values(self, sample, is_kept):
        """Return what a create is called with, all that it needs being there."""
        return self._get(self.values, sample, is_kept, _make_values)

    def get_record(self, sample, is_kept):
        return self._get(self.records, sample, is_kept, _make_record)

    def get_photograph(self, cell):
        """Return all that is stored of the record of a cell."""
        key = (cell["model"], cell["id"])
        if key not in self.photographs:
            record = self.env[cell["model"]].browse(cell["id"])
            self.photographs[key] = _read_stored(record)
        return self.photographs[key]

    def _get(self, kept, sample, is_kept, make):
        if not is_kept:
            return make(sample)
        if sample.key not in kept:
            kept[sample.key] = make(sample)
        return kept[sample.key]


def _make_values(sample):
    values = sample.get_values()
    sample.settle(values)
    return values


def _make_record(sample):
    values = sample.get_values()
    record = sample.create_record(values)
    sample.settle(values)
    sample.finish(record)
    return record


def _prepare_cell(world, stock, cell) -> dict:
    """Return the cell with the body of its call and the record that it is about."""
    operation = cell["operation"]
    sample = SAMPLES[cell["model"]](world, cell["role"], cell["record"])
    is_kept = cell["answer"] != "yes" or operation.startswith(("read", "GET "))
    if operation == "create":
        values = stock.get_values(sample, is_kept)
        return {**cell, "id": None, "body": {"vals_list": [values]}}
    record = stock.get_record(sample, is_kept)
    return {
        **cell,
        "id": record.id,
        "token": "access_token" in record._fields and record.sudo().access_token,
        "change": sample.change,
        "body": _get_body(sample, record, operation),
    }


def _get_body(sample, record, operation) -> dict:
    if operation == "read":
        return {"ids": record.ids, "fields": ["display_name"]}
    if operation == "unlink":
        return {"ids": record.ids}
    if operation == "write":
        return {"ids": record.ids, "vals": sample.change}
    if operation.startswith("GET "):
        return {}
    arguments = sample.get_arguments(operation, record)
    method = getattr(type(record), operation)
    on_model = getattr(method, "_api_model", False)
    return arguments if on_model else {"ids": record.ids, **arguments}


def _read_stored(record) -> dict:
    names = [
        name
        for name, field in record._fields.items()
        if field.store and field.type != "binary"
    ]
    [values] = record.sudo().with_context(active_test=False).read(names, load=None)
    return json.loads(json.dumps(values, default=str))


def _find_trouble(stock, cell) -> str:
    """Compare the record of a cell with what the call should have made of it."""
    record_id = cell["id"] or cell.get("created") or 0
    record = stock.env[cell["model"]].browse(record_id).exists()
    operation, is_allowed = cell["operation"], cell["answer"] == "yes"
    if operation == "create":
        return "" if bool(record) == is_allowed else "the record was not created"
    if is_allowed and operation == "unlink":
        return "the record is still there" if record else ""
    if is_allowed and operation == "write":
        after = stock.get_photograph(cell)
        kept = [name for name, value in cell["change"].items() if after[name] != value]
        return f"not written: {kept}" if kept else ""
    if not is_allowed and not record:
        return "refused, and deleted all the same"
    if not is_allowed and stock.get_photograph(cell) != cell["before"]:
        after = stock.get_photograph(cell)
        changed = [name for name in after if after[name] != cell["before"].get(name)]
        return f"refused, and changed all the same: {changed}"
    return ""


def _create_key(user) -> str:
    keys = user.env["res.users.apikeys"].with_user(user)
    return keys._generate("rpc", "permissions", datetime.now() + timedelta(hours=2))


def _is_foreign(record) -> bool:
    return record.split()[0] in ("foreign", "sent")
