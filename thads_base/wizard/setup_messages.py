"""What to say of a staff file: why it cannot be read, what is doubtful, what to do."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# code of a TableFileError -> why the file cannot be read, and what to do
FILE_MESSAGES = {
    "empty": _lt("The file is empty. Fill in the template and choose that."),
    "too_large": _lt("The file is too large. A staff file has at most 5 MB."),
    "too_long": _lt("The file has too many rows. Delete the empty ones at its end."),
    "wrong_type": _lt(
        "This is neither an Excel file (.xlsx) nor a CSV file. Open it in Excel and "
        "save it as “Excel Workbook (.xlsx)”."
    ),
    "encoding": _lt(
        "The letters of this CSV file cannot be read. Save it as “CSV UTF-8” or as "
        "“Excel Workbook (.xlsx)”."
    ),
    "damaged": _lt("The file is damaged. Open it, save it again and choose that."),
    "active": _lt(
        "The file carries macros or parts that are not accepted. Copy its rows into "
        "the template and choose that."
    ),
    "password": _lt("The file has a password. Save it without one."),
}

# code of a Doubt -> what is doubtful, and what to do
DOUBT_MESSAGES = {
    "missing": (_lt("The cell is empty."), _lt("Fill it in.")),
    "login": (
        _lt("“%s” cannot be a sign-in name."),
        _lt("Use 2 to 64 letters without accents, digits and . _ - @ only."),
    ),
    "email": (_lt("“%s” is not an e-mail address."), _lt("Correct it, or empty it.")),
    "unit": (
        _lt("There is no unit “%s”."),
        _lt("Take its code from the second sheet of the template."),
    ),
    "several_units": (
        _lt("Several units are called “%s”."),
        _lt("Enter the code of the unit instead of its name."),
    ),
    "choice": (
        _lt("“%s” is not one of the words of this column."),
        _lt("Take one from the third sheet of the template, or empty the cell."),
    ),
    "title": (
        _lt("What rank “%s” has is not known."),
        _lt("Fill in the rank of the post."),
    ),
    "date": (_lt("“%s” is not a date."), _lt("Write it as 31/01/2026.")),
    "yes": (_lt("“%s” is neither yes nor no."), _lt("Write yes, or empty the cell.")),
    "person": (
        _lt("Nobody has the sign-in name “%s”."),
        _lt("Enter the sign-in name of somebody in this file or in the system."),
    ),
    "other_person": (
        _lt("This sign-in name is that of %s."),
        _lt("Give each person a sign-in name of their own."),
    ),
    "archived": (
        _lt("The user “%s” is archived, or is no member of staff."),
        _lt("Put the user in use again first, or choose another sign-in name."),
    ),
    "repeated": (
        _lt("This post is in the file twice."),
        _lt("Delete one of the rows."),
    ),
    "head": (
        _lt("The unit has another head already."),
        _lt("A unit has one head at a time: correct the rank, or end that post."),
    ),
    "oneself": (
        _lt("Nobody stands in for themselves."),
        _lt("Enter somebody else, or empty the cell."),
    ),
    "second": (
        _lt("This person has another substitute already."),
        _lt("Keep one of the two."),
    ),
    "order": (
        _lt("The last day is before the first one."),
        _lt("Correct one of the two."),
    ),
    "limited": (
        _lt("An authorisation (TUQ.) is limited in time."),
        _lt("Fill in its last day."),
    ),
}
