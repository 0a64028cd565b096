from permission_samples import Sample


class ScoreYear(Sample):
    """A table of scores of the unit of the person; ``opened``."""

    model = "thads.score.year"

    def get_values(self):
        return {"name": "Chấm điểm", "year": 2026, "department_id": self.unit}

    def finish(self, record):
        if "opened" in self.words:
            record.action_open()


class ScorePart(Sample):
    """What belongs to a table of scores; ``opened`` with it."""

    def get_values(self):
        return {"year_id": self._create_table().id, **self.get_own_values()}

    def get_own_values(self):
        raise NotImplementedError

    def finish(self, record):
        if "opened" in self.words:
            record.year_id.action_open()

    def _create_table(self):
        sample = ScoreYear(self.world, self.role, self.record)
        return sample.create_record(sample.get_values())


class ScoreCriterion(ScorePart):
    model = "thads.score.criterion"

    def get_own_values(self):
        return {"name": "Khác nữa", "points": 5}


class ScoreRank(ScorePart):
    model = "thads.score.rank"

    def get_own_values(self):
        return {"code": "E", "name": "Kém", "score_from": 10}


class ScoreBand(ScorePart):
    model = "thads.score.band"
    change = {"points": 7}

    def get_values(self):
        criterion = self._create_table().criterion_ids[-1]
        return {"criterion_id": criterion.id, "start": 50}

    def finish(self, record):
        if "opened" in self.words:
            record.criterion_id.year_id.action_open()


class ScoreSheet(Sample):
    """Of the room of the person's province, of its local unit, of the other province.

    The office is in charge, the head of the authority is the council. ``sent`` to the
    review, ``reviewed`` and before the council, ``published`` with the whole ranking.
    """

    model = "thads.score.sheet"
    change = {"state": "decided"}
    arguments = {"action_send_back": {"note": "Chấm lại"}}

    def __init__(self, world, role, record):
        super().__init__(world, role, record)
        self.province = world.abroad if self.words[0] == "foreign" else world.home
        place = "local" if self.words[0] == "authority" else "room"
        self.unit = self.province[place].id
        author = role if self.is_personal else None
        self.key = (self.model, record, self.unit, author)

    def get_values(self):
        return {
            "year_id": self._open_table().id,
            "department_id": self.unit,
            "drafting_unit_id": self.unit,
            "review_unit_id": self.province["office"].id,
        }

    def create_record(self, values):
        """Opening the table has made it."""
        return self._create_sheet()

    def _open_table(self):
        table = self.env["thads.score.year"].create(
            {
                "name": "Chấm điểm",
                "year": 2026,
                "department_id": self.province["office"].id,
            }
        )
        table.action_open()
        return table

    def _create_sheet(self, *words):
        table = self._open_table()
        sheet = table.sheet_ids.filtered(
            lambda sheet: sheet.department_id.id == self.unit
        )
        words = {*words, *self.words}
        sheet._begin()
        if words & {"sent", "reviewed", "published"}:
            sheet._get_step("self")._close("done")
        if words & {"reviewed", "published"}:
            sheet._get_step("review")._close("approved")
        if "published" in words:
            table._rank()
            table.state = "published"
        return sheet


class ScoreLine(ScoreSheet):
    model = "thads.score.line"
    change = {"self_points": 5}

    def get_values(self):
        sheet = self._create_sheet()
        return {"sheet_id": sheet.id, "criterion_id": sheet.line_ids.criterion_id[0].id}

    def create_record(self, values):
        return self._create_sheet().line_ids[0]


class ScoreProof(ScoreSheet):
    model = "thads.score.proof"

    def get_values(self):
        return {
            "line_id": self._create_sheet().line_ids[0].id,
            "name": "Việc một",
            "finding": "not_done",
            "res_model": "hr.department",
            "res_id": self.unit,
        }

    def create_record(self, values):
        return Sample.create_record(self, values)


class ScoreRanking(ScoreSheet):
    model = "thads.score.ranking"
    change = {"place": 1}

    def get_values(self):
        table = self._open_table()
        return {"year_id": table.id, "department_id": self.unit, "place": 1}

    def create_record(self, values):
        table = self._create_sheet().year_id
        if table.state != "published":
            table._rank()
        return table.ranking_ids.filtered(lambda row: row.department_id.id == self.unit)


class ScoreObjection(ScoreSheet):
    """To points of a reviewed sheet; the council has written its answer."""

    model = "thads.score.objection"
    change = {"reason": "Lý do khác"}

    def get_values(self):
        sheet = self._create_sheet("reviewed")
        return {
            "sheet_id": sheet.id,
            "line_id": sheet.line_ids[0].id,
            "reason": "Đã có biên bản",
            "wanted_points": 20,
        }

    def create_record(self, values):
        return Sample.create_record(self, values)

    def finish(self, record):
        record.answer = "Đã đối chiếu"


class ScoreReturn(ScoreSheet):
    """Of a sheet that is under review."""

    model = "thads.score.return"
    is_personal = True
    change = {"note": "Khác"}

    def get_values(self):
        return {"sheet_id": self._create_sheet("sent").id, "note": "Chấm lại"}

    def create_record(self, values):
        return Sample.create_record(self, values)


class ScoreChange(Sample):
    """Of a criterion of an open table of the person's unit."""

    model = "thads.score.change"
    is_personal = True
    change = {"reason": "Lý do khác"}

    def get_values(self):
        sample = ScoreYear(self.world, self.role, self.record)
        table = sample.create_record(sample.get_values())
        table.action_open()
        return {
            "criterion_id": table.criterion_ids[0].id,
            "points": 25,
            "rounding": "nearest",
            "reason": "Hội đồng thống nhất",
        }


class ScoreChangeBand(ScoreChange):
    model = "thads.score.change.band"
    change = {"points": 7}

    def get_values(self):
        wizard = self._create_wizard(super().get_values())
        return {"change_id": wizard.id, "start": 1}

    def _create_wizard(self, values):
        return ScoreChange(self.world, self.role, self.record).create_record(values)


class ScoreChangeMove(ScoreChangeBand):
    model = "thads.score.change.move"
    change = {"place_after": 7}

    def get_values(self):
        return {
            "change_id": super().get_values()["change_id"],
            "department_id": self.unit,
        }
