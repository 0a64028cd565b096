"""What is read from a file: lines of a plan, each with what is doubtful in it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at before the line is accepted.

    :param field: the field of the line or output it concerns; empty for a whole file
    :param code: why, a key of the messages in ``models/import_messages.py``
    :param params: what the message names
    """

    field: str
    code: str
    params: dict = field(default_factory=dict)


@dataclass(slots=True)
class Output:
    """One printed row of products, or the result named below a paragraph.

    Texts are as printed, paragraphs joined by line breaks; empty when not printed and
    not taken from another row.

    :param row: number of the row or paragraph
    :param inherited: field -> ``vmerge`` (the cell is merged with one above) or
        ``blank`` (the cell is empty and read as the one above)
    """

    row: int
    name: str = ""
    schedule_text: str = ""
    lead_text: str = ""
    coordinating_text: str = ""
    funding_text: str = ""
    basis_text: str = ""
    note_text: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    inherited: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Line:
    """One line of the plan, in printed order: parents stand before their children.

    :param row: number of the table row, sheet row or paragraph, from 1
    :param marker: the number as printed (``II.``, ``a)``), empty when not printed
    :param outline: the full path, such as ``IV.1.7.a``; made up where none is printed
    :param kind: ``section``, ``group`` or ``task``
    :param parent: the outline of the nearest line above that holds this one
    :param leader_text: leaders in charge, joined by "; " like ``basis_text``
    """

    row: int
    marker: str
    outline: str
    kind: str
    name: str
    parent: str | None
    leader_text: str = ""
    basis_text: str = ""
    note_text: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the plan's table, so that it can be printed again as it was.

    :param field: ``marker``, ``name``, ``output``, ``schedule``, ``lead``,
        ``coordinating``, ``leader``, ``basis``, ``funding``, ``note`` or ``other``
    :param label: the header as printed, on one line
    :param width: share of the table's width, 0 to 1; 0 when the file does not say
    """

    field: str
    label: str
    width: float = 0.0


@dataclass(slots=True)
class PlanReading:
    """A plan as read from a file; nothing is written anywhere.

    :param document: what stands around the table, keys as in ``frame.read_frame``
    """

    lines: list[Line]
    warnings: list[Doubt] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    document: dict = field(default_factory=dict)
