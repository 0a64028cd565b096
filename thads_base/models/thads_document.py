from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Command

from ..tools import vietnam_time
from ..tools.signature import authority_title
from ..tools.typography import numbered_symbol

STATES = [("draft", "Draft"), ("issued", "Issued"), ("void", "Void")]
CAPACITIES = [
    ("TM", "TM. (for a collective)"),
    ("Q", "Q. (acting)"),
    ("KT", "KT. (for the head)"),
    ("TL", "TL. (by order)"),
    ("TUQ", "TUQ. (by authorisation)"),
]
SCAN = {"scan_file", "scan_name", "scan_user_id", "scan_datetime"}
FILES = {"pdf_file", "docx_file", "signed_file", *SCAN}
REGISTERED = {"number", "state", "void_reason", *FILES}
# Held by this module alone: no call from outside can carry it
ENGINE = object()


class ThadsDocument(models.Model):
    """An official paper, from its draft to the numbered and printed original.

    A unit drafts it; the office of the issuing authority issues it, which gives it its
    number and keeps the printed file. From then on it never changes. An issued paper
    that should not have been is declared void, and keeps its number and the reason.
    """

    _name = "thads.document"
    _description = "Document"
    _inherit = ["thads.paper.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date desc, number desc, id desc"
    _rec_name = "title"
    _rec_names_search = ["title", "full_number"]

    title = fields.Char(
        required=True,
        tracking=True,
        index="trigram",
        help="The summary (trích yếu), for a letter without V/v.",
    )
    type_id = fields.Many2one(
        "thads.document.type", required=True, index=True, tracking=True
    )
    kind = fields.Selection(related="type_id.kind")
    department_id = fields.Many2one(
        "hr.department",
        string="Issuing Unit",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_department_id(),
        tracking=True,
    )
    drafting_department_id = fields.Many2one(
        "hr.department",
        string="Drafting Unit",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_drafting_department_id(),
    )
    number = fields.Integer(readonly=True, copy=False, aggregator=None)
    symbol = fields.Char(
        compute="_compute_symbol", store=True, readonly=False, precompute=True
    )
    full_number = fields.Char(
        compute="_compute_full_number", store=True, index="trigram"
    )
    date = fields.Date(
        copy=False, tracking=True, help="Empty in a draft: the day it is issued."
    )
    year = fields.Integer(compute="_compute_year", store=True, aggregator=None)
    place = fields.Char(
        compute="_compute_place", store=True, readonly=False, precompute=True
    )
    signer_id = fields.Many2one("res.users", index="btree_not_null", tracking=True)
    capacity = fields.Selection(
        CAPACITIES,
        compute="_compute_capacity",
        store=True,
        readonly=False,
        help="In which the signer signs; empty for the head in person.",
    )
    signature_text = fields.Text(
        string="Signature Lines",
        compute="_compute_signature_text",
        store=True,
        readonly=False,
        help="Printed over the signature, one per line.",
    )
    authority = fields.Char(
        string="Deciding Authority",
        compute="_compute_authority",
        store=True,
        readonly=False,
        help="Who decides, printed over the grounds of a decision.",
    )
    grounds = fields.Text(
        help="One per line as printed, from “Căn cứ” on, without punctuation at the "
        "end."
    )
    addressees = fields.Text(help="One per line: those whom the paper is sent to.")
    body = fields.Text(
        help="One paragraph per line. “Điều 1.”, “I.” and “Chương I” print as such."
    )
    recipient_ids = fields.One2many(
        "thads.document.recipient",
        "document_id",
        compute="_compute_recipient_ids",
        store=True,
        readonly=False,
        copy=True,
    )
    archive = fields.Char(
        string="Copies Kept By",
        compute="_compute_archive",
        store=True,
        readonly=False,
        precompute=True,
        help="Besides the registry (VT), as printed in the last line.",
    )
    state = fields.Selection(
        STATES, required=True, readonly=True, copy=False, default="draft", tracking=True
    )
    void_reason = fields.Text(readonly=True, copy=False, tracking=True)
    _number_uniq = models.UniqueIndex(
        "(department_id, type_id, year, number) WHERE number > 0",
        "Another document already has this number.",
    )
    _number_check = models.Constraint(
        "CHECK(CASE WHEN COALESCE(number, 0) > 0 THEN state != 'draft' "
        "ELSE state = 'draft' OR COALESCE(symbol, '') = '' END)",
        "A document has a number from the day it is issued.",
    )

    def _default_department_id(self):
        return self._default_drafting_department_id().authority_id

    def _default_drafting_department_id(self):
        return self.env["hr.department"].search([("is_my_unit", "=", True)], limit=1)

    @api.depends("type_id", "department_id", "drafting_department_id")
    def _compute_symbol(self):
        for document in self:
            document.symbol = "-".join(filter(None, document._get_symbol_groups()))

    def _get_symbol_groups(self):
        """Return what the symbol consists of, nothing for a paper without a number."""
        issuer, drafter = self.department_id, self.drafting_department_id
        if not self.type_id.is_numbered:
            return ()
        if self.kind == "letter":
            return (issuer.symbol, drafter != issuer and drafter.symbol)
        return (self.type_id.abbreviation, issuer.symbol)

    @api.depends("number", "symbol")
    def _compute_full_number(self):
        for document in self:
            document.full_number = bool(document.number) and numbered_symbol(
                document.number, document.symbol
            )

    @api.depends("date")
    def _compute_year(self):
        for document in self:
            document.year = document.date and document.date.year

    @api.depends("department_id")
    def _compute_place(self):
        for document in self:
            document.place = document.department_id.place

    @api.depends("signer_id", "department_id")
    def _compute_capacity(self):
        for document in self:
            document.capacity = document._find_signing()["capacity"] or False

    @api.depends("signer_id", "department_id")
    def _compute_signature_text(self):
        for document in self:
            document.signature_text = "\n".join(document._find_signing()["lines"])

    @api.depends("department_id")
    def _compute_authority(self):
        for document in self:
            unit, day = document.department_id, document._get_day()
            head = self.env["thads.position"]._get_heads(unit, day).get(unit)
            document.authority = head and authority_title(head.name, unit.name)

    @api.depends("type_id", "department_id")
    def _compute_recipient_ids(self):
        defaults = self.env["thads.document.recipient.default"]
        for document in self:
            lines = defaults._get_for(document.type_id, document.department_id)
            document.recipient_ids = [
                Command.clear(),
                *map(Command.create, lines._prepare_recipient_values()),
            ]

    @api.depends("department_id", "drafting_department_id")
    def _compute_archive(self):
        for document in self:
            drafter = document.drafting_department_id
            is_own = drafter == document.department_id
            document.archive = not is_own and drafter.symbol

    @api.depends("title", "full_number")
    def _compute_display_name(self):
        for document in self:
            names = (document.full_number, document.title)
            document.display_name = " ".join(filter(None, names))

    @api.model_create_multi
    def create(self, vals_list):
        if any(REGISTERED.intersection(vals) for vals in vals_list):
            self._check_engine()
        documents = super().create(vals_list)
        # not only what was given: defaults are the user's and the context's
        if any(doc[name] for doc in documents for name in REGISTERED - {"state"}):
            self._check_engine()
        documents._check_source()
        return documents

    def write(self, vals):
        if REGISTERED.intersection(vals):
            self._check_engine()
        if not self._get_free_fields().issuperset(vals):
            self._check_editable()
        result = super().write(vals)
        if not vals.keys().isdisjoint({"department_id", "drafting_department_id"}):
            self.check_access("write")  # rules have tested the former units only
        if not vals.keys().isdisjoint({"res_model", "res_id"}):
            self._check_source()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        if any(document.state != "draft" for document in self):
            raise UserError(
                self.env._(
                    "Only a draft can be deleted. Declare an issued document void "
                    "instead: it keeps its number and your reason."
                )
            )

    def action_issue(self):
        """Give drafts their numbers, and keep what is printed of them.

        :raises AccessError: if the user does not keep the registry of their units
        :raises UserError: if a document is not a draft, or not ready
        """
        self._check_registrar()
        for document in self._sorted_by_series():
            document._check_ready()
            document._give_number()
            if source := document._get_source():
                source._on_document_issued(document)
        self._keep_prints()

    def action_void(self):
        """Open the wizard that asks why the documents are declared void."""
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Declare Void"),
            "res_model": "thads.document.void",
            "view_mode": "form",
            "target": "new",
            "context": {"default_document_ids": self.ids},
        }

    def _void(self, reason):
        """Declare issued documents void; their numbers stay taken.

        :param str reason: plain text, kept on each
        :raises AccessError: if the user does not keep the registry of their units
        :raises UserError: if one of the documents is not issued
        """
        self._check_registrar()
        self._check_state("issued")
        self._engine().write({"state": "void", "void_reason": reason})

    def _check_registrar(self):
        """Raise unless the user belongs to the office that numbers the documents."""
        if self.env.su:
            return
        self.check_access("read")
        is_office = self.env.user.has_group("thads_base.group_office")
        if not is_office or not all(self.department_id.mapped("has_my_access")):
            raise AccessError(
                self.env._("Only the office of the issuing unit numbers its documents.")
            )

    def _check_state(self, state):
        wrong = self.filtered(lambda document: document.state != state)
        if wrong:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "These documents are not in state “%(state)s”: %(documents)s",
                    state=labels[state],
                    documents=wrong.mapped("display_name"),
                )
            )

    def _check_editable(self):
        if not self._is_engine() and any(doc.state != "draft" for doc in self):
            raise UserError(
                self.env._(
                    "An issued document does not change. Declare it void and issue a "
                    "new one if it is wrong."
                )
            )

    def _check_engine(self):
        if not self._is_engine():
            raise AccessError(
                self.env._("Numbers and states of documents change by their buttons.")
            )

    def _check_ready(self):
        """Raise unless the document can get its number today."""
        self._check_state("draft")
        if self._get_day() > vietnam_time.today():
            raise UserError(
                self.env._("“%s” is dated in the future.", self.display_name)
            )
        unit = self.department_id
        if (heir := unit._get_acting_unit(self._get_day())) != unit:
            raise UserError(
                self.env._(
                    "%(unit)s has ended: “%(document)s” is issued by %(heir)s.",
                    unit=unit.name,
                    document=self.display_name,
                    heir=heir.name,
                )
            )
        missing = [
            self._fields[name]._description_string(self.env)
            for name in self._get_required_fields()
            if not self[name]
        ]
        if missing:
            raise UserError(
                self.env._(
                    "Complete “%(document)s” first: %(fields)s",
                    document=self.display_name,
                    fields=missing,
                )
            )

    def _get_required_fields(self) -> list:
        names = ["place", "signer_id"]
        if self.type_id.is_numbered:
            names.insert(0, "symbol")
        return [*names, "addressees"] if self.kind == "letter" else names

    def _get_free_fields(self) -> set:
        """Names of the fields that change on an issued document: talk, not content."""
        return {
            *self.env["mail.thread"]._fields,
            *self.env["mail.activity.mixin"]._fields,
        }

    def _is_engine(self):
        return self.env.context.get("thads_document_engine") is ENGINE

    def _engine(self):
        return self.sudo().with_context(thads_document_engine=ENGINE)
