from .procedure_common import StepCommon


class DifficultyCommon(StepCommon):
    """Difficulties raised by a room and a local unit of a province."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.of_room = cls._raise(cls.staff, name="Thiếu người kiểm kê")
        cls.of_local = cls._raise(
            cls.colleague, name="Kho vật chứng quá tải", proposal="Sửa kho"
        )

    @classmethod
    def _raise(cls, user, **values):
        difficulties = cls.env["thads.difficulty"].with_user(user)
        return difficulties.create({"name": "Vướng mắc", **values})

    def _consolidate(self, difficulties=None):
        """Put difficulties together as the office, and return what came of it."""
        chosen = difficulties or self.of_room | self.of_local
        action = chosen.with_user(self.officer).action_consolidate()
        found = self.env["thads.difficulty"].browse(action["res_id"])
        return found.with_user(self.officer)

    def _report(self):
        consolidated = self._consolidate()
        consolidated.proposal = "Điều động 02 công chức."
        consolidated.action_start()
        return consolidated

    def _decide(self, outcome="agreed_with_points", note="Điều 01 người."):
        consolidated = self._report()
        self._close(consolidated, "answer", self.head, outcome, note)
        return consolidated

    def _assign(self, unit=None):
        consolidated = self._decide()
        consolidated.write(
            {
                "responsible_department_id": (unit or self.local).id,
                "date_due": "2027-01-15",
            }
        )
        self._close(consolidated, "assign", self.officer, "done")
        return consolidated
