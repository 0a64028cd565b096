from freezegun import freeze_time
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import OrganisationCommon


@tagged("post_install", "-at_install")
class TestSubstitution(OrganisationCommon):
    def _substitute(self, by, user, substitute, **values):
        return (
            self.env["thads.substitution"]
            .with_user(by)
            .create(
                {
                    "user_id": user.id,
                    "substitute_id": substitute.id,
                    "date_from": "2026-03-02",
                    "date_to": "2026-03-06",
                    **values,
                }
            )
        )

    @freeze_time("2026-03-03")
    def test_everybody_names_their_own_substitute(self):
        substitution = self._substitute(self.staff, self.staff, self.colleague)
        substitution.date_to = "2026-03-05"
        self.assertEqual(substitution.capacity, "KT")

    def test_staff_cannot_name_the_substitute_of_another(self):
        with self.assertRaises(AccessError):
            self._substitute(self.staff, self.colleague, self.staff)

    @freeze_time("2026-03-01")
    def test_own_substitution_cannot_be_turned_into_that_of_another(self):
        substitution = self._substitute(self.staff, self.staff, self.colleague)
        with self.assertRaises(AccessError):
            substitution.write(
                {"user_id": self.head.id, "substitute_id": self.staff.id}
            )

    @freeze_time("2026-03-03")
    def test_office_names_substitutes_in_its_authority(self):
        substitution = self._substitute(self.officer, self.head, self.deputy)
        substitution.date_to = "2026-03-04"
        self._substitute(self.officer, self.colleague, self.staff)

    def test_office_of_another_authority_is_refused(self):
        with self.assertRaises(AccessError):
            self._substitute(self.other_officer, self.head, self.deputy)
        substitution = self._substitute(self.officer, self.head, self.deputy)
        with self.assertRaises(AccessError):
            substitution.with_user(self.other_officer).date_to = "2026-03-04"

    @freeze_time("2026-03-01")
    def test_nobody_makes_themselves_a_substitute(self):
        """Neither at once nor by changing what somebody else has entered."""
        with self.assertRaises(AccessError):
            self._substitute(self.officer, self.head, self.officer)
        substitution = self._substitute(self.officer, self.head, self.deputy)
        with self.assertRaises(AccessError):
            substitution.substitute_id = self.officer

    def test_office_loses_the_right_with_its_post(self):
        self.officer_post.date_to = "2026-02-28"
        with freeze_time("2026-03-01"), self.assertRaises(AccessError):
            self._substitute(self.officer, self.head, self.deputy)

    def test_office_post_without_the_group_is_refused(self):
        self._create_post(self.staff, self.office)
        with self.assertRaises(AccessError):
            self._substitute(self.staff, self.head, self.deputy)

    def test_admin_names_any_substitute(self):
        self._substitute(self.admin, self.head, self.deputy)

    def test_everybody_reads_substitutions(self):
        substitution = self._substitute(self.admin, self.head, self.deputy)
        self.assertTrue(substitution.with_user(self.colleague).substitute_id)

    def test_one_substitute_at_a_time(self):
        self._substitute(self.staff, self.staff, self.colleague)
        with self.assertRaisesRegex(ValidationError, "already has a substitute"):
            self._substitute(self.staff, self.staff, self.head, date_from="2026-03-06")

    @mute_logger("odoo.sql_db")
    def test_nobody_stands_in_for_themselves(self):
        with self.assertRaises(CheckViolation):
            self._substitute(self.staff, self.staff, self.staff)

    @mute_logger("odoo.sql_db")
    def test_authorisation_is_limited_in_time(self):
        with self.assertRaises(CheckViolation):
            self._substitute(
                self.staff, self.staff, self.colleague, capacity="TUQ", date_to=False
            )

    def test_what_has_begun_is_ended_and_not_deleted(self):
        substitution = self._substitute(self.staff, self.staff, self.colleague)
        with freeze_time("2026-03-02"), self.assertRaises(UserError):
            substitution.unlink()
        with freeze_time("2026-03-01"):
            substitution.unlink()

    @freeze_time("2026-03-04")
    def test_what_has_begun_only_gets_another_last_day(self):
        substitution = self._substitute(self.staff, self.staff, self.colleague)
        for values in (
            {"substitute_id": self.head.id},
            {"capacity": "Q"},
            {"date_from": "2026-03-05"},
            {"date_to": "2026-03-02"},
        ):
            with self.subTest(values), self.assertRaises(UserError):
                substitution.write(values)
        substitution.write({"date_to": "2026-03-03", "reason": "Về sớm"})
        substitution.with_user(self.admin).capacity = "Q"
