"""Today in Vietnam, whatever the time zone of the server or the user.

Legal days begin and end at midnight in Vietnam.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    return datetime.now(VIETNAM).date()


def to_local(moment: datetime) -> datetime:
    """Return a UTC moment, as the database has it, in Vietnam's time."""
    return moment.replace(tzinfo=UTC).astimezone(VIETNAM).replace(tzinfo=None)


def to_day(moment: datetime) -> date:
    """Return the day in Vietnam of a UTC moment."""
    return to_local(moment).date()


def to_utc(moment: datetime) -> datetime:
    """Return a moment in Vietnam's time as the database has it."""
    return moment.replace(tzinfo=VIETNAM).astimezone(UTC).replace(tzinfo=None)


def get_utc_span(day: date) -> tuple[datetime, datetime]:
    """Return when a day begins in Vietnam, and when the next one does, in UTC."""
    first, after = (
        to_utc(datetime.combine(each, time()))
        for each in (day, day + timedelta(days=1))
    )
    return first, after
