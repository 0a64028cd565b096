"""Runs a Python script as if it were another moment, from which time goes on.

Usage: at_moment.py MOMENT SCRIPT [ARGUMENT...], the moment in UTC. Only what asks
Python for the time is deceived: the database is not.
"""

import runpy
import sys

from freezegun import freeze_time

moment, *sys.argv = sys.argv[1:]
freeze_time(moment, tick=True).start()
runpy.run_path(sys.argv[0], run_name="__main__")
