from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .common import ReviewCommon


@tagged("post_install", "-at_install")
class TestReviewPeriod(ReviewCommon):
    """A campaign says of which months of which kind of year it is."""

    def test_the_days_say_which_period_it_is(self):
        review = self._create_review()
        self.assertEqual(review.period_name, "06 tháng năm 2026 (năm dương lịch)")
        review.write({"period_start": date(2025, 10, 1)})
        self.assertEqual(
            (review.period_basis, review.period_year, review.period_months),
            ("thads", 2026, 9),
        )
        review.write({"period_start": date(2017, 6, 1)})
        self.assertEqual(review.period_basis, "other")
        self.assertFalse(review.period_name)

    def test_who_chooses_the_months_gets_their_days(self):
        form = Form(self._create_review())
        form.period_basis = "thads"
        form.period_months = 10
        review = form.save()
        self.assertEqual(
            (review.period_start, review.period_end, review.date_cutoff),
            (date(2025, 10, 1), date(2026, 7, 31), date(2026, 7, 31)),
        )
        self.assertEqual(review.period_name, "10 tháng năm công tác 2026")

    def test_a_year_does_not_have_thirteen_months(self):
        form = Form(self._create_review())
        with self.assertRaisesRegex(ValidationError, "from 1 to 12 months"):
            form.period_months = 13

    def test_the_letter_to_the_units_names_the_months(self):
        review = self._create_review()
        self.assertIn("06 tháng năm 2026", review._prepare_guidance()["body"])
