from datetime import date

from permission_samples import Sample
from samples_thads_work_plan import Plan

DAY = "2026-03-02"


class DossierPart(Sample):
    """Of the file of a plan, or of a plan as described for it."""

    def _create_plan(self):
        sample = Plan(self.world, self.role, self.words[0])
        plan = sample.create_record(sample.get_values())
        sample.finish(plan)
        return plan

    def _prepare_dossier(self):
        return self.env["thads.plan.dossier"]._prepare(self._create_plan())


class PlanDossier(DossierPart):
    model = "thads.plan.dossier"
    change = {"date_kept": DAY}

    def get_values(self):
        return {"plan_id": self._create_plan().id}

    def create_record(self, values):
        plan = self.env["thads.plan"].browse(values["plan_id"])
        return self.env[self.model]._prepare(plan)

    def finish(self, record):
        if "closed" in self.words:
            record.action_close()


class PlanDossierItem(DossierPart):
    model = "thads.plan.dossier.item"

    def get_values(self):
        return {
            "dossier_id": self._prepare_dossier().id,
            "kind": "paper",
            "name": "Văn bản",
            "filename": "01-van-ban.pdf",
            "checksum": "0",
        }

    def create_record(self, values):
        dossier = self.env["thads.plan.dossier"].browse(values["dossier_id"])
        dossier.plan_id._keep_version("Trình", date(2026, 3, 2))
        return dossier._prepare(dossier.plan_id).item_ids


class PlanVersion(DossierPart):
    model = "thads.plan.version"

    def get_values(self):
        return {
            "plan_id": self._create_plan().id,
            "number": 1,
            "name": "Trình",
            "date": DAY,
            "docx_file": "YQ==",
            "checksum": "0",
        }

    def create_record(self, values):
        plan = self.env["thads.plan"].browse(values["plan_id"])
        return plan._keep_version("Trình", date(2026, 3, 2))
