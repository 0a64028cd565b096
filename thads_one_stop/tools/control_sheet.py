"""The control sheet of a dossier (Phiếu kiểm soát), from what happened to it.

Each time that the file goes from one desk to the next is a station: who gave it, who
took it, and whether what the giver had to do with it was done in time.

Legal sources: Thông tư 01/2018/TT-VPCP, Mẫu số 05; Thông tư 03/2025/TT-VPCP, Mẫu số 06.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Timing = Literal["early", "on_time", "late"]
DESK = ""  # as the name of a unit: the one-stop desk
TIMINGS: dict[Timing | None, str] = {
    "early": "Trước hạn",
    "on_time": "Đúng hạn",
    "late": "Quá hạn",
    None: "",
}
GUIDED_NOTE = "Yêu cầu bổ sung, hoàn thiện hồ sơ"
RETURNED_NOTE = "Đã trả kết quả"


@dataclass(frozen=True)
class Event:
    """Something that happened to a dossier.

    :param kind: key of ``thads.dossier.event.kind``
    :param moment: in Vietnam
    :param person: who did it
    :param unit: to which the file was handed over
    :param receiver: person to whom the file was handed over
    :param due: until when it had to be done, in Vietnam
    :param about: the event that is confirmed or undone
    """

    id: int
    kind: str
    moment: datetime
    person: str = ""
    unit: str = ""
    receiver: str = ""
    due: datetime | None = None
    about: int | None = None


@dataclass(frozen=True)
class Station:
    """The file going from one desk to the next; times are in Vietnam.

    :param taken: when the receiver confirmed it
    """

    event: int
    giver_unit: str
    taker_unit: str
    given: datetime
    giver: str
    taker: str
    taken: datetime | None = None
    timing: Timing | None = None
    note: str = ""


def get_timing(done: datetime, due: datetime | None) -> Timing | None:
    """Return whether something was done in time, None if it had no deadline.

    Early is what was done before the day it was due.
    """
    if not due:
        return None
    if done > due:
        return "late"
    return "early" if done.date() < due.date() else "on_time"


def get_stations(events: Iterable[Event]) -> list[Station]:
    """Return the stations of a dossier, in the order of its events.

    What was undone has never been.
    """
    events = list(events)
    undone = {event.about for event in events if event.kind == "undone"}
    sheet = _Sheet()
    for event in events:
        if event.id not in undone and (take := getattr(sheet, event.kind, None)):
            take(event)
    return sheet.stations


class _Sheet:
    """The sheet while it is written; its methods are the kinds of events."""

    def __init__(self):
        self.stations: list[Station] = []
        self._holder = DESK

    def handed_over(self, event: Event) -> None:
        self._go(event, event.unit, event.receiver)

    def confirmed(self, event: Event) -> None:
        self.stations = [
            replace(station, taken=event.moment, taker=station.taker or event.person)
            if station.event == event.about
            else station
            for station in self.stations
        ]

    def guided(self, event: Event) -> None:
        if self._holder != DESK:
            self._go(event, DESK, "", note=GUIDED_NOTE)

    def resolved(self, event: Event) -> None:
        if self._holder != DESK:
            self._go(event, DESK, "")

    def returned(self, event: Event) -> None:
        if self.stations:
            last = self.stations[-1]
            self.stations[-1] = replace(
                last, taker=last.taker or event.person, note=RETURNED_NOTE
            )

    def _go(self, event: Event, unit: str, receiver: str, note: str = "") -> None:
        self.stations.append(
            Station(
                event.id,
                self._holder,
                unit,
                event.moment,
                event.person,
                receiver,
                timing=get_timing(event.moment, event.due),
                note=note,
            )
        )
        self._holder = unit
