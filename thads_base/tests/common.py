from datetime import date

from odoo.tests import new_test_user

from odoo.addons.base.tests.common import BaseCommon

LAST_OLD_DAY = date(2025, 6, 30)
FIRST_NEW_DAY = date(2025, 7, 1)


class OrganisationCommon(BaseCommon):
    """A central authority, two provinces with an office and two rooms each, people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.central = cls._create_unit("Cục Quản lý", "central", symbol="CQLTHADS")
        cls.province, cls.office, cls.room, cls.local = cls._create_province("Một")
        cls.other_province, cls.other_office, cls.other_room, cls.other_local = (
            cls._create_province("Hai")
        )
        cls.admin = cls._create_person("admin", "admin")
        cls.head = cls._create_person("head", "leader")
        cls.head_post = cls._create_post(
            cls.head, cls.province, "head", name="Trưởng Thi hành án dân sự"
        )
        cls.deputy = cls._create_person("deputy", "leader")
        cls.deputy_post = cls._create_post(
            cls.deputy,
            cls.province,
            "deputy",
            name="Phó Trưởng Thi hành án dân sự",
            in_charge_department_ids=cls.local.ids,
        )
        cls.officer = cls._create_person("officer", "office")
        cls.officer_post = cls._create_post(cls.officer, cls.office)
        cls.other_officer = cls._create_person("other_officer", "office")
        cls._create_post(cls.other_officer, cls.other_office)
        cls.staff = cls._create_person("staff")
        cls.staff_post = cls._create_post(cls.staff, cls.room)
        cls.colleague = cls._create_person("colleague")
        cls.colleague_post = cls._create_post(cls.colleague, cls.local)

    @classmethod
    def _create_unit(cls, name, unit_type, parent=None, **values):
        return cls.env["hr.department"].create(
            {
                "name": name,
                "unit_type": unit_type,
                "parent_id": parent and parent.id,
                **values,
            }
        )

    @classmethod
    def _create_province(cls, name):
        """Create a province with its office, a room and a local unit."""
        province = cls._create_unit(
            f"Thi hành án dân sự tỉnh {name}",
            "province",
            cls.central,
            short_name=f"THADS tỉnh {name}",
            date_from=FIRST_NEW_DAY,
        )
        office = cls._create_unit("Văn phòng", "province_unit", province)
        room = cls._create_unit("Phòng Tổ chức cán bộ", "province_unit", province)
        local = cls._create_unit(f"Phòng khu vực 1 - {name}", "local", province)
        province.office_id = office
        return province, office, room, local

    @classmethod
    def _create_person(cls, login, group="staff"):
        return new_test_user(
            cls.env, f"test_{login}", f"thads_base.group_{group}", name=login.title()
        )

    def _count_queries(self, call) -> int:
        """Return how many queries a call takes to which no record is known."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        call()
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    @classmethod
    def _create_post(cls, user, unit, rank="staff", **values):
        return cls.env["thads.position"].create(
            {
                "name": rank.title(),
                "department_id": unit.id,
                "rank": rank,
                "user_id": user.id,
                "date_from": FIRST_NEW_DAY,
                **values,
            }
        )

    @classmethod
    def _create_substitution(cls, user, substitute, date_from, date_to=False, **values):
        return cls.env["thads.substitution"].create(
            {
                "user_id": user.id,
                "substitute_id": substitute.id,
                "date_from": date_from,
                "date_to": date_to,
                **values,
            }
        )
