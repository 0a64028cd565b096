from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

KINDS = [
    ("receipt", "Receipt with appointment"),
    ("guidance", "Request for papers"),
    ("refusal", "Refusal"),
    ("apology", "Apology and new appointment"),
    ("stop", "Notice of stopping"),
    ("control", "Control sheet"),
    ("register", "Register"),
]
PAGE_SIZES = [("A5", "A5 (148 × 210)"), ("A4", "A4 (210 × 297)")]


class ThadsDossierForm(models.Model):
    """Which form prints for what is done at the one-stop desk, from one day to another.

    Legal sources: Thông tư 01/2018/TT-VPCP; Thông tư 03/2025/TT-VPCP.
    """

    _name = "thads.dossier.form"
    _description = "Form"
    _inherit = ["thads.validity.mixin"]
    _order = "date_from desc, number, id"

    kind = fields.Selection(KINDS, string="For", required=True, index=True)
    number = fields.Char(required=True, help="As in the annex of the text: 01.")
    name = fields.Char(string="Form", required=True, help="Its title as printed.")
    legal_basis = fields.Char(required=True)
    symbol = fields.Char(
        help="Printed behind the number of what is kept, as HDHS. Empty: none is known."
    )
    page_size = fields.Selection(PAGE_SIZES, required=True, default="A5")
    copies = fields.Integer(required=True, default=1, aggregator=None)
    template = fields.Char(
        help="External identifier of the template that prints it. To change a form, "
        "name another template here. Empty: the form is a book, laid out as a table.",
    )
    is_uncertain = fields.Boolean(
        string="To Be Confirmed", help="The text of the form is not certain."
    )
    uncertainty = fields.Char(string="What Is Uncertain")

    _copies_check = models.Constraint(
        "CHECK(copies > 0)", "A form is printed at least once."
    )

    @api.constrains("kind", "date_from", "date_to")
    def _check_periods(self):
        if clash := self._find_overlap("kind"):
            raise ValidationError(
                self.env._(
                    "“%s” and another form for the same are valid at the same time. "
                    "Enter the last day of the earlier one first.",
                    clash[0].name,
                )
            )

    @api.constrains("template")
    def _check_template(self):
        views = self.env["ir.ui.view"].sudo()
        for form in self.filtered("template"):
            view = self.env.ref(form.template, raise_if_not_found=False)
            if not view or view._name != views._name or view.sudo().type != "qweb":
                raise ValidationError(
                    self.env._(
                        "There is no template with the external identifier “%s”.",
                        form.template,
                    )
                )

    @api.model
    def _find(self, kind, day):
        """Return the form of a kind in force on a day, empty if there is none."""
        forms = self.sudo()  # no secret
        return forms.search(
            [("kind", "=", kind), *forms._get_valid_domain(day)], limit=1
        )

    @api.model
    def _get(self, kind, day):
        """Return the form of a kind in force on a day.

        :raises UserError: if there is none
        """
        if form := self._find(kind, day):
            return form
        label = dict(self._fields["kind"]._description_selection(self.env))[kind]
        raise UserError(
            self.env._(
                "No form is in force for “%s”: ask an administrator to enter it under "
                "Configuration, Forms.",
                label,
            )
        )
