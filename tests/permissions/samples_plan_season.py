import base64
import io

from permission_samples import Sample
from pypdf import PdfWriter
from samples_thads_work_plan import Plan

# by the procedures that are in force today
OPENED_YEAR = 2028
SHOWN_YEAR = 2029  # no plan of it is made, so that the rows of the board stay


def make_pdf() -> str:
    """Return a PDF of one blank page, as text."""
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    stream = io.BytesIO()
    writer.write(stream)
    return base64.b64encode(stream.getvalue()).decode()


PDF = make_pdf()


class PlanSeason(Sample):
    """Of the authority over the unit."""

    model = "thads.plan.season"
    change = {"state": "done"}

    def get_values(self):
        return {
            "department_id": self.world.issuer(self.record),
            "year": 2000 + self.world.number() % 90,
            "procedure_id": self.env.ref("thads_work_plan.procedure_253").id,
        }

    def create_record(self, values):
        seasons = self.env[self.model]
        known = seasons.search([(name, "=", values[name]) for name in values])
        return known or seasons.create(values)


class PlanSeasonOpen(Sample):
    model = "thads.plan.season.open"
    is_personal = True
    change = {"year": 2026}

    def get_values(self):
        return {"department_id": self.world.issuer(self.record), "year": OPENED_YEAR}


class PlanBoard(Sample):
    """The row of the unit, whether it has a plan or not."""

    model = "thads.plan.board"
    change = {"year": 2026}

    def get_values(self):
        return {"department_id": self.unit, "year": SHOWN_YEAR}

    def create_record(self, values):
        self._make_year_known()
        return self.env[self.model].search(
            [(name, "=", values[name]) for name in values]
        )

    def _make_year_known(self):
        """Open a season of another authority: the board has the years that were."""
        seasons = self.env["thads.plan.season"]
        if not seasons.search([("year", "=", SHOWN_YEAR)]):
            central = self.env["hr.department"].browse(self.unit).province_id.parent_id
            seasons.create(
                {
                    "department_id": central.id,
                    "year": SHOWN_YEAR,
                    "procedure_id": self.env.ref("thads_work_plan.procedure_253").id,
                }
            )


class PlanBoardPrint(Sample):
    model = "thads.plan.board.print"
    is_personal = True
    change = {"year": 2026}

    def get_values(self):
        return {"department_id": self.world.issuer(self.record), "year": OPENED_YEAR}


class PlanRegister(Sample):
    """Asks for the paper of a plan; the record is the plan's."""

    model = "thads.plan.register"
    is_personal = True
    change = {"number": "7/QĐ-THADS"}

    def get_values(self):
        plan = Plan(self.world, self.role, self.record)
        created = plan.create_record(plan.get_values())
        return {
            "plan_id": created.id,
            "number": f"{self.world.number()}/QĐ-THADS",
            "date": "2026-03-02",
            "issuer": "THADS tỉnh",
            "signer": "Trưởng THADS",
            "file": PDF,
            "filename": "ke-hoach.pdf",
        }
