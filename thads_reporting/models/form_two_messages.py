"""What to say of cells of a report that came back from Excel and are doubtful."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# code of a ``form_two_sheet.Doubt``, of ``report_texts`` too -> what to look at
MESSAGES = {
    "below_counted": _lt(
        "%(cell)s: %(new)s is less than the %(counted)s that the dossiers give now. "
        "Correct the dossiers, or enter %(counted)s or more."
    ),
    "blank": _lt(
        "%(cell)s: blank, where the form has %(old)s. Enter the number, 0 if none."
    ),
    "no_count": _lt("%(cell)s: “%(text)s” is no number. Enter a whole number."),
    "no_number": _lt(
        "%(cell)s: “%(text)s” is no number of dossiers. Enter a whole number."
    ),
    "no_value": _lt(
        "%(cell)s: shows an error, or a formula that was saved without its result. "
        "Enter the number."
    ),
    "no_pattern": _lt(
        "%(cell)s: leave the words “%(words)s” as they are, and write behind them."
    ),
    "no_register": _lt("%(cell)s: “%(text)s” is none of: %(kinds)s."),
    "not_asked": _lt(
        "%(cell)s: nothing is asked under “%(name)s”. Write below another heading."
    ),
    "not_own": _lt(
        "%(cell)s: %(old)s was changed to %(new)s, but this row is of the units below. "
        "Return their report to have it corrected."
    ),
    "note_not_own": _lt(
        "%(cell)s: “%(text)s” stands beside a row of the units below. Return their "
        "report to have it noted there."
    ),
    "note_on_sum": _lt(
        "%(cell)s: “%(text)s” stands beside a sum. Write it beside the service that it "
        "is about."
    ),
    "row_twice": _lt("%(cell)s: the row “%(name)s” stands there twice. Take one out."),
    "row_unknown": _lt(
        "%(cell)s: the form has no row “%(name)s”. Leave the names of rows as they are."
    ),
    "text_not_own": _lt(
        "%(cell)s: the row of “%(name)s” was changed. Return its report to have it "
        "corrected."
    ),
    "sum_only": _lt(
        "%(cell)s: only the sum was changed, from %(old)s to %(new)s. Change the rows; "
        "sums follow from them."
    ),
}


def describe_doubt(env, doubt) -> str:
    """Return the message for a ``Doubt`` in the user's language."""
    message = env._(MESSAGES[doubt.code])
    return message % doubt.params
