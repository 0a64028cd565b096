"""Reads large XML parts element by element: memory does not grow with their size."""

from collections.abc import Callable
from xml.parsers import expat

from .errors import PlanFileError

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def parse_stream(data: bytes, start: Start, end: End, text: Text):
    """Call ``start`` and ``end`` with the local name of each element, ``text`` between.

    :raises PlanFileError: if the part is damaged or defines entities
    """

    def start_element(name: str, attributes: dict[str, str]):
        start(name.rpartition(":")[2] if ":" in name else name, attributes)

    def end_element(name: str):
        end(name.rpartition(":")[2] if ":" in name else name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start_element
    parser.EndElementHandler = end_element
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise PlanFileError("damaged") from error


def _refuse_doctype(*_definition):
    raise PlanFileError("unsafe_xml")
