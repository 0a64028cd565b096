"""Who is meant by the words in the columns of lead and coordinating units.

A cell names units ("TCTHADS", "Phòng Tổ chức cán bộ"), classes of units ("Các Cục
THADS"), posts ("Chánh Văn phòng"), persons and bodies outside the system. Names are
looked up on folded text: without accents, case and punctuation, with the usual
abbreviations spelled out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from .reading.text import fold as strip
from .units_text import split_units

ABBREVIATIONS = {
    "bca": "bo cong an",
    "bcd": "ban chi dao",
    "bhxh": "bao hiem xa hoi",
    "btp": "bo tu phap",
    "chv": "chap hanh vien",
    "cntt": "cong nghe thong tin",
    "cqlthads": "cuc quan ly thi hanh an dan su",
    "gqkntc": "giai quyet khieu nai to cao",
    "ktxh": "kinh te xa hoi",
    "nhnn": "ngan hang nha nuoc",
    "qlthads": "quan ly thi hanh an dan su",
    "tandtc": "toa an nhan dan toi cao",
    "tccb": "to chuc can bo",
    "tcthads": "tong cuc thi hanh an dan su",
    "thads": "thi hanh an dan su",
    "thahc": "thi hanh an hanh chinh",
    "tp": "thanh pho",
    "ubnd": "uy ban nhan dan",
    "vksndtc": "vien kiem sat nhan dan toi cao",
    "vp": "van phong",
    "vpcp": "van phong chinh phu",
}
# words that join names
CONNECTORS = {"va", "cung", "voi"}
# words that persons are named with
HONORIFICS = ("dong chi ", "d c ", "dc ")
# an unknown name that has, or begins with, these words may well be of the system
OWN_NAME = "thi hanh an dan su"
OWN_WORDS = ("phong ", "chi cuc ", "cac phong", "cac chi cuc")
# but these are outside it
OUTSIDE_WORDS = ("ban chi dao", "phong tu phap", "phong cong chung", "phong van hoa")

_MAX_JOINED = 6  # pieces of one cell that may together be one name


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return ``text`` as looked up: ``CỤC THADS`` is ``cuc thi hanh an dan su``."""
    return " ".join(ABBREVIATIONS.get(word, word) for word in strip(text).split())


@dataclass(frozen=True)
class Body:
    """Something that a plan can name.

    :param kind: ``department``, ``class``, ``position`` or ``user``
    :param authority: id of the authority that it is or belongs to
    :param unit: id of the unit that a post belongs to, where its bare title means it
    :param is_relative: its bare name means the one of the plan's own authorities only,
        such as ``Văn phòng``
    :param is_ended: no longer exists in the period of the plan
    """

    kind: str
    id: int
    authority: int | None = None
    unit: int | None = None
    is_relative: bool = False
    is_ended: bool = False


@dataclass
class Match:
    """Reading of one cell.

    ``ids`` are those found, by kind; the other lists hold pieces of the text: of
    nobody known, of several, and of a unit that has ended.
    """

    ids: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    unknown: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    def duplicate(self) -> "Match":
        ids = {kind: list(found) for kind, found in self.ids.items()}
        return Match(
            defaultdict(list, ids),
            list(self.unknown),
            list(self.ambiguous),
            list(self.ended),
        )

    def add(self, body: Body, piece: str):
        if body.id not in self.ids[body.kind]:
            self.ids[body.kind].append(body.id)
        if body.is_ended:
            self.ended.append(piece)


class BodyMatcher:
    """Finds bodies by their names. Built once, asked for many cells."""

    def __init__(self, names: Iterable[tuple[str, Body]]):
        self._bodies: dict[str, list[Body]] = defaultdict(list)
        for name, body in names:
            key = " ".join(_get_words(name))
            if key and body not in self._bodies[key]:
                self._bodies[key].append(body)
        self._longest = max((key.count(" ") + 1 for key in self._bodies), default=0)

    def match(self, text: str | None, places: tuple[int, ...] = ()) -> Match:
        """Read a cell.

        :param places: ids of the plan's unit, of its authority and of those above it,
            which say what ``Trưởng phòng`` and ``Văn phòng`` mean here
        """
        match = Match()
        self._match_pieces(split_units(text or ""), places, match)
        return match

    def _match_pieces(self, pieces, places, match):
        start = 0
        while start < len(pieces):
            start = self._match_at(pieces, start, places, match)

    def _match_at(self, pieces, start, places, match) -> int:
        """Read the longest run of pieces that are names; return where to go on.

        A name may be broken by a line end, a comma or "và", and then comes in pieces.
        One that ends with its piece is read alone.
        """
        first = " ".join(_get_words(pieces[start]))
        for end in range(min(len(pieces), start + _MAX_JOINED), start, -1):
            text = " ".join(pieces[start:end])
            keys = self._cover(_get_words(text))
            if keys and keys[0] == first:
                self._resolve(first, pieces[start], places, match)
                return start + 1
            if keys is not None:
                for key in keys:
                    self._resolve(key, text, places, match)
                return end
        parts = [part.strip() for part in pieces[start].split(",") if part.strip()]
        if len(parts) > 1 and any(self._cover(_get_words(part)) for part in parts):
            self._match_pieces(parts, places, match)
        else:
            match.unknown.append(pieces[start])
        return start + 1

    def _cover(self, words) -> list[str] | None:
        """Return the known names that make up all the words, or ``None``."""
        if not words:
            return []
        for size in range(min(len(words), self._longest), 0, -1):
            key = " ".join(words[:size])
            if key in self._bodies:
                rest = self._cover(words[size:])
                if rest is not None:
                    return [key, *rest]
        return None

    def _resolve(self, key, piece, places, match):
        nearest = self._find_nearest(self._bodies[key], places)
        if len(nearest) == 1:
            match.add(nearest[0], piece)
        else:
            (match.ambiguous if nearest else match.unknown).append(piece)

    def _find_nearest(self, bodies, places) -> list[Body]:
        """Return those of the bodies of one name that stand nearest to the plan."""
        ranks = defaultdict(dict)
        for body in bodies:
            rank = _get_distance(body, places)
            if rank is not None:
                ranks[body.is_ended, rank][body.kind, body.id] = body
        return list(ranks[min(ranks)].values()) if ranks else []


def _get_words(text) -> list[str]:
    """Return the folded words of a name, without those that only join or honour."""
    folded = fold(text)
    for honorific in HONORIFICS:
        folded = folded.removeprefix(honorific)
    return [word for word in folded.split() if word not in CONNECTORS]


def _get_distance(body, places) -> int | None:
    """Return how far a body is from the plan, 0 within its own unit.

    :return: ``None`` if the bare name cannot mean this body
    """
    for place in (body.unit, body.authority):
        if place in places:
            return places.index(place)
    return None if body.is_relative else len(places)


def looks_own(piece: str) -> bool:
    """Return whether an unknown name seems to be of a unit of the system."""
    folded = fold(piece)
    if folded.startswith(OUTSIDE_WORDS):
        return False
    is_own = OWN_NAME in folded or folded.startswith(OWN_WORDS)
    return is_own or folded == "van phong"
