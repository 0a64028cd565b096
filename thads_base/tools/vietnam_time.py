"""Today in Vietnam, whatever the time zone of the server or the user.

Legal days begin and end at midnight in Vietnam.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    return datetime.now(VIETNAM).date()
