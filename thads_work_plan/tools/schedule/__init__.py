"""Time expressions of Vietnamese plans, read as a careful clerk reads them.

``parse("Quý IV/2026", 2026)`` is the one thing to call. A text becomes *marks*
(``marks.py``); a table of *patterns* over the marks gives the reading
(``patterns.py``), with named *periods* (``periods.py``) and *recurrences*
(``recurrences.py``). What no pattern says has no date: none is ever invented.
"""

from .parser import parse
from .reading import Schedule
