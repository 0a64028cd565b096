from datetime import date, timedelta

from permission_samples import Sample
from samples_thads_reporting import PERIOD, Review, ReviewReport

DAY = {
    "datetime_start": "2026-07-30 01:00:00",
    "datetime_stop": "2026-07-30 04:30:00",
    "place": "Hội trường",
}


class ReviewBoard(ReviewReport):
    """The row of a report; ``sent`` to the unit above."""

    model = "thads.review.board"
    change = {"state": "accepted"}

    def get_values(self):
        return {"department_id": self.unit}

    def create_record(self, values):
        report = self._find(self._open_review())
        super().finish(report)
        return self.env[self.model].browse(report.id)

    def finish(self, record):
        """Its report is as described."""


class ReviewConference(Sample):
    """Of a campaign of the unit of the person; ``opened``."""

    model = "thads.review.conference"

    def get_values(self):
        local = self.env.ref("thads_base.thads_department_class_local")
        review = Review(self.world, self.role, self.record)
        created = review.create_record(review.get_values())
        review.finish(created)
        return {
            "name": "Hội nghị",
            "review_id": created.id,
            "class_ids": [(6, 0, local.ids)],
            **DAY,
        }


class ReviewConclusion(Sample):
    """Of a conference of the person's own campaign, for a unit of that province."""

    model = "thads.review.conclusion"
    change = {"name": "Kết luận khác"}

    def get_values(self):
        conference = ReviewConference(self.world, self.role, self.record)
        place = self.world.abroad if self.words[0] == "foreign" else self.world.home
        return {
            "conference_id": conference.create_record(conference.get_values()).id,
            "name": "Trang bị máy quét",
            "department_ids": [(6, 0, place["local"].ids)],
            "date_deadline": str(date.today() + timedelta(days=30)),
        }


class Invited(Sample):
    """What a unit has to do with a campaign of the centre, or ``held`` by itself."""

    def _open_review(self):
        central = self.world.home["authority"].parent_id.id
        unit = self.unit if "held" in self.words else central
        review = self.env["thads.review"].create(
            {"name": "Sơ kết", "department_id": unit, **PERIOD}
        )
        review.action_open()
        return review


class ReviewAttendance(Invited):
    model = "thads.review.attendance"
    change = {"delegates": "Nguyễn Văn An"}

    def get_values(self):
        conference = self.env["thads.review.conference"].create(
            {"name": "Hội nghị", "review_id": self._open_review().id, **DAY}
        )
        return {"conference_id": conference.id, "department_id": self.unit}


class ReviewQuestion(Invited):
    """Asked by the unit; ``published`` with its answer."""

    model = "thads.review.question"
    change = {"name": "Câu hỏi khác"}

    def get_values(self):
        return {
            "name": "Tính vào cột nào?",
            "review_id": self._open_review().id,
            "department_id": self.unit,
        }

    def finish(self, record):
        if "held" in self.words:
            record.answer = "Cột (7)."
        if "published" in self.words:
            record.write({"answer": "Cột (7).", "state": "published"})
