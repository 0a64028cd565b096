from datetime import date, timedelta

from permission_samples import Sample

FAR = date(2040, 1, 1)


class Mailbox(Sample):
    """Of an authority, for one day: it has one at a time."""

    model = "thads.mailbox"
    change = {"legal_basis": "Khác"}

    def get_values(self):
        day = str(FAR + timedelta(days=self.world.number()))
        return {
            "department_id": self.world.issuer(self.record),
            "email": "tonghop@example.com",
            "date_from": day,
            "date_to": day,
        }


class PlanCopy(Sample):
    """A mail that came to the mailbox of the authority."""

    model = "thads.plan.copy"
    change = {"plan_id": False}

    def get_values(self):
        box = Mailbox(self.world, self.role, self.record)
        created = box.create_record(box.get_values())
        return {"name": "Hồ sơ", "mailbox_id": created.id}
