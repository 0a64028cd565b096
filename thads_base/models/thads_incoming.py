import base64

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL, format_date

from ..tools import vietnam_time
from ..tools.register import short_date
from ..tools.scan import is_readable_pdf

# Held by this module alone: no call from outside can carry it
ENGINE = object()
REGISTERED = {"department_id", "date_received", "arrival_number", "year"}


class ThadsIncoming(models.Model):
    """A paper that came in, with its number of arrival.

    Numbers run over a year in the order of arrival, without gap or repeat (Decree
    30/2020/NĐ-CP, article 22): a paper that was registered is never deleted.
    """

    _name = "thads.incoming"
    _description = "Incoming Document"
    _inherit = ["mail.thread"]
    _order = "year desc, arrival_number desc, id desc"
    _rec_name = "title"
    _rec_names_search = ["title", "number"]

    department_id = fields.Many2one(
        "hr.department",
        string="Receiving Unit",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self._default_department_id(),
    )
    arrival_number = fields.Integer(readonly=True, copy=False, aggregator=None)
    year = fields.Integer(readonly=True, copy=False, aggregator=None)
    date_received = fields.Date(
        string="Arrived",
        required=True,
        copy=False,
        default=lambda self: vietnam_time.today(),
    )
    sender = fields.Char(required=True, tracking=True, index="trigram")
    number = fields.Char(string="Number, Symbol", tracking=True, help="As on it.")
    date = fields.Date(string="Dated", tracking=True)
    type_id = fields.Many2one("thads.document.type", index="btree_not_null")
    title = fields.Char(required=True, tracking=True, index="trigram")
    passed_department_id = fields.Many2one(
        "hr.department",
        string="Passed To",
        index="btree_not_null",
        tracking=True,
        ondelete="restrict",
    )
    passed_user_id = fields.Many2one(
        "res.users", string="Person", index="btree_not_null", tracking=True
    )
    date_passed = fields.Date(string="Passed On", tracking=True)
    record_ref = fields.Reference(
        selection="_get_linkable_models", string="About", tracking=True
    )
    note = fields.Char()
    scan_file = fields.Binary(string="Scan", copy=False)
    scan_name = fields.Char(string="Name of the Scan", copy=False)

    _arrival_uniq = models.UniqueIndex(
        "(department_id, year, arrival_number)",
        "Another paper already has this number of arrival.",
    )

    def _default_department_id(self):
        return self.env.user._get_main_department().authority_id

    @api.model
    def _get_linkable_models(self):
        return self.env["thads.procedure"]._get_models()

    @api.depends("arrival_number", "title")
    def _compute_display_name(self):
        for paper in self:
            parts = (str(paper.arrival_number or ""), paper.title)
            paper.display_name = " - ".join(filter(None, parts))

    @api.constrains("scan_file")
    def _check_scan(self):
        for paper in self.with_context(bin_size=False):
            content = base64.b64decode(paper.scan_file or b"")
            self.env["thads.virus.check"]._check(paper.title, content)
            if content and not is_readable_pdf(content):
                raise UserError(
                    self.env._("The scan of “%s” is not a PDF file.", paper.title)
                )

    @api.model_create_multi
    def create(self, vals_list):
        self.check_access("create")
        if any({"arrival_number", "year"} & vals.keys() for vals in vals_list):
            raise AccessError(self._get_refusal())
        papers = super().create(vals_list)
        # in one order for all, so that no two registrars deadlock
        for paper in papers.sorted(lambda paper: paper.department_id.id):
            paper._check_record()
            paper._give_number()
        return papers

    def write(self, vals):
        is_engine = self.env.context.get("thads_incoming_engine") is ENGINE
        if REGISTERED & vals.keys() and not is_engine:
            raise AccessError(self._get_refusal())
        result = super().write(vals)
        if "record_ref" in vals:
            for paper in self:
                paper._check_record()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self._get_refusal())

    def _get_refusal(self):
        return self.env._("What was registered keeps its number, unit and day.")

    def _check_record(self):
        """Raise unless the user may read the record that the paper is about."""
        if self.record_ref:
            self.record_ref.check_access("read")

    def _give_number(self):
        """Give one paper the next number of its unit and year."""
        year = self.date_received.year
        number = self._take_number(self.department_id, self.date_received)
        registered = self.with_context(thads_incoming_engine=ENGINE)
        registered.write({"arrival_number": number, "year": year})

    def _take_number(self, unit, day) -> int:
        """Return the next number of arrival, and keep others waiting for theirs.

        :raises UserError: if the last paper came in later
        """
        self.flush_model()
        seen = self.env["thads.counter"]._read_locked(
            f"{self._name},{unit.id},{day.year}",
            lambda cr, lock: self._read_last(cr, lock, unit, day),
        )
        last_day = max(last for _number, last in seen)
        if day < last_day:
            raise UserError(
                self.env._(
                    "The last paper came in on %(date)s: enter that date or a later "
                    "one.",
                    date=format_date(self.env, last_day),
                )
            )
        return max(number for number, _last in seen) + 1

    def _read_last(self, cr, lock, unit, day):
        """Return the last number of a unit's year, and the day it was given."""
        cr.execute(
            SQL(
                "SELECT %(lock)s, COALESCE(MAX(arrival_number), 0), "
                "COALESCE(MAX(date_received), %(day)s) FROM thads_incoming "
                "WHERE department_id = %(unit)s AND year = %(year)s",
                lock=lock,
                unit=unit.id,
                year=day.year,
                day=day,
            )
        )
        return cr.fetchone()[1:]

    def _get_register_row(self) -> tuple:
        """Return the texts of one paper in the register of incoming ones."""
        passed = (self.passed_department_id.name, self.passed_user_id.name)
        type_name = f"{self.type_id.name}: " if self.type_id else ""
        return (
            short_date(self.date_received),
            str(self.arrival_number),
            self.sender,
            self.number or "",
            short_date(self.date),
            f"{type_name}{self.title}",
            "\n".join(filter(None, passed)),
            short_date(self.date_passed),
            "",
            self.note or "",
        )
