from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.thads_base.tools.folding import fold

from ..tools.dossier_code import is_code
from .thads_dossier import OPEN_STATES

FOLDED = (
    "code",
    "applicant_name",
    "submitter_name",
    "applicant_number",
    "applicant_phone",
    "submitter_phone",
)
# signs of it that are kept: an entry of an index has to fit into a third of a page
MAX_SEARCHED = 600
# whose texts are read one by one; of more units, the index of all texts is faster
FEW_UNITS = 5


class ThadsDossier(models.Model):
    """How dossiers are found: without accents, by phone, and what is late."""

    _inherit = "thads.dossier"

    search_text = fields.Char(
        compute="_compute_search_text",
        store=True,
        export_string_translation=False,
        help="Code, names, numbers and phones without accents.",
    )
    is_late = fields.Boolean(
        string="Late",
        compute="_compute_is_late",
        search="_search_is_late",
        help="Settled after its appointment, or past it and not settled yet.",
    )

    # of the text as it is: it has no accents or capitals to take off again
    _search_text_idx = models.Index(
        lambda registry: (
            "USING gin (search_text gin_trgm_ops)" if registry.has_trigram else ""
        )
    )
    # of one unit, however many there are in the country
    _text_of_unit_idx = models.Index("(department_id) INCLUDE (search_text, id)")
    _text_of_handler_idx = models.Index(
        "(handler_unit_id) INCLUDE (search_text, id) "
        "WHERE handler_unit_id <> department_id"
    )

    @api.depends(*FOLDED)
    def _compute_search_text(self):
        for dossier in self:
            texts = (dossier[name] for name in FOLDED)
            # the code as it is typed and as it is scanned
            text = " ".join(
                [(dossier.code or "").lower(), *map(fold, filter(None, texts))]
            )
            dossier.search_text = text.strip()[:MAX_SEARCHED]

    @api.depends("state", "datetime_appointment", "datetime_resolved")
    def _compute_is_late(self):
        now = fields.Datetime.now()
        for dossier in self:
            # while papers are waited for, the clock stands still
            is_running = dossier.state == "processing"
            end = dossier.datetime_resolved or (is_running and now)
            due = dossier.datetime_appointment
            dossier.is_late = bool(due and end and end > due)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented  # the ORM negates the "in" case
        is_open = Domain("state", "=", "processing")
        overdue = is_open & Domain("datetime_appointment", "<", fields.Datetime.now())
        settled_late = Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s > %s",
                model._field_to_sql(alias, "datetime_resolved", query),
                model._field_to_sql(alias, "datetime_appointment", query),
            )
        )
        return overdue | settled_late

    @api.model
    def _search_display_name(self, operator, value):
        """Find a typed text without its accents, as the field for searching is kept."""
        if operator in ("ilike", "not ilike") and value:
            domain = self._get_text_domain(value)
            return domain if operator == "ilike" else ~domain
        return super()._search_display_name(operator, value)

    @api.model
    def _get_text_domain(self, text) -> Domain:
        """Domain of what a text means: a code itself, or words in any order."""
        if is_code(text) and self._is_given(text.strip()):
            return Domain("code", "=", text.strip())
        words = fold(text).split()
        everywhere = Domain.AND(Domain("search_text", "like", word) for word in words)
        if self.env.su or not words:
            return everywhere
        seen = self.env["hr.department"]._get_dossier_unit_ids()
        own = self.env["thads.access"]._get_own_unit_ids()
        if len(seen) > FEW_UNITS:
            return everywhere
        return Domain.custom(
            to_sql=lambda model, alias, query: SQL(
                "%s IN (%s)",
                SQL.identifier(alias, "id"),
                model._search_in_units(words, seen, own),
            )
        )

    def _search_in_units(self, words, seen, own) -> SQL:
        """Return the query of the dossiers with words that the rules let users see.

        The rules are asked as well: this finds what they allow unit by unit.

        :param seen: ids of the units all of whose dossiers the user may see
        :param own: ids of those whose work the user may see
        """
        self.flush_model(["search_text", "department_id", "handler_unit_id"])
        return SQL(
            """
            SELECT id
              FROM thads_dossier
             WHERE department_id = ANY(%(seen)s)
               AND %(found)s
             UNION
            SELECT id
              FROM thads_dossier
             WHERE handler_unit_id = ANY(%(own)s)
               AND handler_unit_id <> department_id
               AND %(found)s
            """,
            seen=seen,
            own=own,
            found=SQL(" AND ").join(
                SQL("search_text LIKE %s", f"%{word}%") for word in words
            ),
        )

    def _is_given(self, code) -> bool:
        """Whether a dossier has this code; the rules say later who sees it."""
        return bool(self.sudo().search_count([("code", "=", code)], limit=1))

    def _find_duplicates(self):
        """Return the open dossiers of the same applicant for the service of one."""
        if not (self.service_id and (self.applicant_number or self.applicant_name)):
            return self.browse()
        same = Domain("applicant_number", "=", self.applicant_number)
        if not self.applicant_number:
            same = Domain("applicant_name", "=ilike", self.applicant_name)
            if self.applicant_phone:
                same &= Domain("applicant_phone", "=", self.applicant_phone)
        services = Domain("service_id.code", "=", self.service_id.code)
        return self.search(
            same
            & services
            & Domain("state", "in", OPEN_STATES)
            & Domain("id", "!=", self._origin.id),
            limit=5,
        )
