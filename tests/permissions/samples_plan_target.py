from permission_samples import Sample


class TargetIndicator(Sample):
    model = "thads.target.indicator"

    def get_values(self):
        number = self.world.number()
        return {"name": f"Chỉ tiêu {number}", "code": f"indicator_{number}"}


class Target(Sample):
    """Of a unit, by a decision of its authority, each under its own indicator.

    ``split``: of a person in the unit, as a part of what the unit is given.
    """

    model = "thads.target"
    change = {"note": "Khác"}

    def get_values(self):
        sample = TargetIndicator(self.world, self.role, self.record)
        values = {
            "decision_id": self._find_decision().id,
            "department_id": self.unit,
            "indicator_id": sample.create_record(sample.get_values()).id,
            "value": 80,
        }
        if "split" not in self.words:
            return values
        posts = self.env["thads.position"]
        post = posts.search([("department_id", "=", self.unit)], limit=1)
        parent = self.env[self.model].create(values)
        return {**values, "user_id": post.user_id.id, "parent_id": parent.id}

    def _find_decision(self):
        values = {
            "kind": "targets",
            "department_id": self.world.issuer(self.record),
            "year": 2026,
        }
        decisions = self.env["thads.plan.decision"]
        known = decisions.search([(name, "=", values[name]) for name in values])
        return known or decisions.create(
            {
                **values,
                "number": "12/QĐ-THADS",
                "date": "2026-01-05",
                "name": "Giao chỉ tiêu",
            }
        )


class TargetResult(Sample):
    """Under the target of a unit."""

    model = "thads.target.result"
    change = {"source": "Báo cáo khác"}

    def get_values(self):
        sample = Target(self.world, self.role, self.record)
        target = sample.create_record(sample.get_values())
        return {
            "target_id": target.id,
            "date_end": "2026-06-30",
            "value": 50,
            "source": "Báo cáo số 10/BC-THADS",
        }


class TargetGive(Sample):
    """Asks which units of the authority's get a target: the one of the record."""

    model = "thads.target.give"
    is_personal = True
    change = {"value": 70.0}

    def get_values(self):
        target = Target(self.world, self.role, self.record)
        values = target.get_values()
        units = self.env["thads.department.class"].create(
            {"name": "Một đơn vị", "domain": f"[('id', '=', {self.unit})]"}
        )
        return {
            "decision_id": values["decision_id"],
            "class_id": units.id,
            "indicator_id": values["indicator_id"],
            "value": 80,
        }
