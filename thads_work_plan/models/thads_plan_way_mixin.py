from odoo import models
from odoo.exceptions import AccessError
from odoo.fields import Command, Domain

from odoo.addons.thads_base.tools import vietnam_time
from odoo.addons.thads_base.tools.signature import authority_title
from odoo.addons.thads_base.tools.typography import write_dates

from ..tools.way_papers import drop_repeated, fill, get_committee
from .thads_plan_way_paper import TEXTS


class ThadsPlanWayMixin(models.AbstractModel):
    """What goes its way with papers of ``thads.plan.way.paper``: who issues and signs.

    A model that inherits it goes through a procedure, says in ``_get_way_words`` what
    the texts name, and in ``_find_own_procedure`` which procedure it goes by.
    """

    _name = "thads.plan.way.mixin"
    _description = "Goes Its Way with Papers"

    def _check_paper_drafter(self):
        """Raise unless the user drafts papers of some unit."""
        self.check_access("read")
        if not self.env["thads.document"].has_access("create"):
            raise AccessError(
                self.env._("Papers are drafted by heads of units and by the office.")
            )

    def _is_submitted_by_slip(self) -> bool:
        """Whether the unit submits its plan on a slip, as specialised units do.

        Legal source: QĐ 253/QĐ-THADS (2025), Điều 5, which leaves the office open.
        """
        unit = self.department_id
        if unit == unit.authority_id.office_id:
            settings = self.env["thads.plan"]
            return settings._get_setting("office_submission", "slip") == "slip"
        return unit.unit_type == "province_unit"

    def _draft_paper(self, way_paper):
        """Return a new draft of one of the papers of one record.

        :raises AccessError: if the user may not draft for the unit that drafts it
        """
        words = self._get_way_words()
        issuer = self._get_way_unit(way_paper.issuer)
        drafter = self._get_way_drafter(way_paper, issuer)
        signer = self._get_way_signer(way_paper, issuer)
        texts = {
            name: write_dates(fill(way_paper[name] or "", words)) for name in TEXTS
        }
        texts["grounds"] = drop_repeated(texts["grounds"])
        return self.env["thads.document"].create(
            {
                **texts,
                "type_id": way_paper.type_id.id,
                "department_id": issuer.id,
                "drafting_department_id": drafter.id,
                "place": issuer.place or issuer.authority_id.place,
                "signer_id": signer.id,
                "res_model": self._name,
                "res_id": self.id,
                "source_paper": way_paper.code,
                **self._prepare_way_recipients(way_paper, issuer),
            }
        )

    def _get_way_drafter(self, way_paper, issuer):
        """Return which unit drafts one of the papers: the plan's, or an office.

        A paper of an authority is drafted by a unit of its own, by its office where
        the plan is that of the authority itself or of one below it.
        """
        unit = self.department_id
        is_inside = unit.authority_id == issuer.authority_id and unit != issuer
        if issuer == issuer.authority_id:
            by_office = way_paper.drafter == "office" or not is_inside
            by_office = by_office or way_paper.has_plan and self._is_appraised()
            return issuer.office_id or issuer if by_office else unit
        return issuer

    def _prepare_way_recipients(self, way_paper, issuer) -> dict:
        """Return who is reported to by a decision, unless its issuer says who is.

        Legal source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.3.
        """
        defaults = self.env["thads.document.recipient.default"]
        own = defaults._get_for(way_paper.type_id, issuer)
        superior = issuer.parent_id.authority_id or issuer.parent_id
        if own or not superior or way_paper.signer != "leader":
            return {}
        purpose = self.env.ref("thads_base.document_purpose_report", False)
        values = {
            "department_id": superior.id,
            "name": superior.name_at(vietnam_time.today()),
            "purpose_id": purpose and purpose.id,
        }
        return {"recipient_ids": [Command.create(values)]}

    def _get_way_unit(self, issuer):
        authority = self._get_procedure_authority()
        units = {
            "unit": self._get_acting_unit(),
            "office": authority.office_id or authority,
            "authority": authority,
        }
        return units[issuer]

    def _get_way_signer(self, way_paper, issuer):
        """Return who signs: the holder of the post, or who stands in for them today."""
        posts = {
            "head": self._get_today_head(issuer),
            "office_head": self._get_today_head(issuer.office_id),
            "leader": self._get_deciding_post(),
        }
        return posts[way_paper.signer].sudo().acting_user_id

    def _get_today_head(self, unit):
        posts = self.env["thads.position"]
        return posts._get_heads(unit, vietnam_time.today()).get(unit, posts)

    def _get_deciding_post(self):
        """Return the post that decides on one record: in charge of its unit, else head.

        Where an approval is open or was given, it is that one's post.
        """
        authority = self._get_procedure_authority()
        approvals = self.sudo().step_ids.filtered(
            lambda step: step.kind == "approval" and step.state in ("open", "done")
        )
        posts = self.env["thads.position"]
        in_charge = posts.search(
            Domain("department_id", "=", authority.id)
            & Domain("in_charge_department_ids", "in", self._get_acting_unit().ids)
            & posts._get_valid_domain(vietnam_time.today()),
            limit=1,
        )
        decided = approvals[-1:].position_id.with_env(self.env)
        return decided or in_charge or self._get_today_head(authority)

    def _get_way_paper(self, document):
        """Return which of its papers a document of one record is, archived ones too."""
        papers = self.env["thads.plan.way.paper"].with_context(active_test=False)
        return papers.search([("code", "=", document.source_paper)])

    def _get_unit_words(self):
        unit, authority = self._get_acting_unit(), self._get_procedure_authority()
        office, leader = authority.office_id, self._get_deciding_post()
        day = vietnam_time.today()
        return {
            "unit": unit.name_at(day),
            "unit_head": self._get_head_title(unit),
            "authority": authority.name_at(day) if authority else "",
            "authority_head": self._get_head_title(authority),
            "office": office.name_at(day) if office else "",
            "office_head": self._get_head_title(office),
            "leader": ", ".join(
                filter(None, (leader.user_id.name, self._get_post_title(leader)))
            ),
            "executors": ", ".join(
                dict.fromkeys(filter(None, map(self._get_head_title, (office, unit))))
            ),
            "committee": self._get_committee(),
            "proposer": self._get_head_title(
                office if self._is_appraised() and office else unit
            ),
        }

    def _get_post_title(self, post) -> str:
        """Return a post as addressees name it: with the name of its unit."""
        if not post:
            return ""
        return authority_title(
            post.name, post.department_id.name_at(vietnam_time.today())
        )

    def _get_committee(self) -> str:
        """Return the people's committee that an authority of a province asks."""
        unit = self.department_id
        is_authority = unit == unit.authority_id
        name = unit.name_at(vietnam_time.today())
        return get_committee(name) if is_authority else ""

    def _get_head_title(self, unit) -> str:
        head = self._get_today_head(unit)
        name = unit.name_at(vietnam_time.today()) if unit else ""
        return authority_title(head.name, name) if head else name

    def _is_appraised(self) -> bool:
        """Whether the office proposes the approval: its procedure has an appraisal."""
        definitions = self._find_own_procedure().step_ids
        return any(step.kind == "review" for step in definitions)

    def _is_at_work(self) -> bool:
        """Whether one record lies with its own unit, to be worked on."""
        return any(
            step.kind == "work" and step.unit_id == self.department_id
            for step in self.sudo().current_step_ids
        )
