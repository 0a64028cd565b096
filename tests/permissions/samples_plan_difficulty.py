from permission_samples import Sample


class Difficulty(Sample):
    """Raised by a unit; ``consolidated``: put together by the authority's office."""

    model = "thads.difficulty"
    change = {"description": "Khác"}

    def get_values(self):
        return {"name": "Thiếu người", "department_id": self.unit}

    def create_record(self, values):
        if "consolidated" not in self.words:
            return super().create_record(values)
        office = self.env["hr.department"].browse(self.world.issuer(self.record))
        return super().create_record(
            {
                **values,
                "department_id": office.office_id.id,
                "is_consolidated": True,
                "state": "consolidated",
                "proposal": "Điều động",
            }
        )


class DifficultyPrint(Sample):
    model = "thads.difficulty.print"
    is_personal = True
    change = {"date_end": "2026-12-31"}

    def get_values(self):
        return {
            "department_id": self.unit,
            "date_start": "2026-10-01",
            "date_end": "2026-11-30",
        }
