"""Reads the texts that the sheets of a workbook share."""

from .xml_stream import parse_stream


class SharedStrings:
    """Collects the shared strings; hints of how to pronounce them are left out."""

    def __init__(self):
        self.strings: list[str] = []
        self._pieces: list[str] = []
        self._is_text = False
        self._is_hint = False

    def parse(self, data: bytes) -> list[str]:
        parse_stream(data, self._start, self._end, self._add)
        return self.strings

    def _start(self, name: str, _attributes: dict[str, str]):
        if name == "t":
            self._is_text = not self._is_hint
        elif name == "rPh":
            self._is_hint = True

    def _end(self, name: str):
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_hint = False
        elif name == "si":
            self.strings.append("".join(self._pieces))
            self._pieces.clear()

    def _add(self, text: str):
        if self._is_text:
            self._pieces.append(text)
