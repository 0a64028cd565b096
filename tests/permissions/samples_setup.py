import base64

from permission_samples import Sample

# provinces that nobody else sets up here
PROVINCES = iter(("91", "92", "96", "86", "82", "80"))
STAFF = (
    "Full Name,Sign-in Name,Unit Code,Title of the Post\nLê An,le.an,08.01,Văn thư\n"
)


class Package(Sample):
    model = "thads.package"
    change = {"state": "removed"}

    def get_values(self):
        code = next(PROVINCES, "") if self.role == "admin" else ""
        return {"code": f"units:{code or self.world.number()}"}


class PackageRecord(Sample):
    model = "thads.package.record"
    change = {"identifier": "thads_base.other"}

    def get_values(self):
        package = self.env["thads.package"].search([("code", "=", "document_types")])
        return {
            "package_id": package.id,
            "identifier": f"thads_base.sample_{self.world.number()}",
            "res_model": "thads.document.type",
            "res_id": self.env.ref("thads_base.document_type_plan").id,
        }


class Setup(Sample):
    """One at its first step, with a staff file: users are made by who may make any."""

    model = "thads.setup"
    is_personal = True
    change = {"place": "Nơi khác"}

    def get_values(self):
        return {
            "province_code": "08",
            "staff_file": base64.b64encode(STAFF.encode()).decode(),
        }


class SetupPart(Sample):
    """Belongs to a set-up of the person."""

    is_personal = True

    def get_setup(self):
        sample = Setup(self.world, self.role, self.record)
        return sample.create_record(sample.get_values()).id


class SetupFinding(SetupPart):
    model = "thads.setup.finding"

    def get_values(self):
        return {
            "setup_id": self.get_setup(),
            "kind": "missing",
            "name": "Chưa có máy chủ gửi thư",
            "action": "thads_base.thads_setup_action",
        }


class SetupNumber(SetupPart):
    model = "thads.setup.number"
    change = {"last_number": 9}

    def get_values(self):
        return {
            "setup_id": self.get_setup(),
            "type_id": self.env.ref("thads_base.document_type_plan").id,
            "last_number": 5,
        }
