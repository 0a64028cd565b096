"""A million dossiers over three years, in every office, with their steps and events.

Dossiers go in by COPY, their steps and events follow from them by SQL. What this passes
over is not measured where it is used: papers of the checklists, the links of the trail,
activities of what is open.
"""

import io
import random
from collections import Counter
from datetime import date, datetime, timedelta

from odoo.tools import SQL

from odoo.addons.thads_base.tools.folding import fold

SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Ma".split()
MIDDLES = "Văn Thị Đức Minh Thu Hữu Quang Ngọc Xuân Kim".split()
GIVEN = "An Bình Chi Dũng Đào Giang Hạnh Hùng Khánh Lan Mai Nam Oanh Phúc Quý".split()
LAST_DAY = date(2026, 10, 30)
DAYS = 3 * 250  # working days of three years
SECONDS_OF_DAY = 7 * 3600
COLUMNS = (
    "id",
    "code",
    "day_number",
    "date_received",
    "service_id",
    "department_id",
    "state",
    "outcome",
    "applicant_kind",
    "applicant_name",
    "applicant_number",
    "applicant_phone",
    "search_text",
    "channel_in",
    "channel_wanted",
    "channel_out",
    "set_count",
    "datetime_received",
    "datetime_appointment",
    "datetime_resolved",
    "datetime_returned",
    "handler_unit_id",
    "procedure_id",
    "extension_count",
    "book_year",
    "book_number",
)
OPEN_DAYS = 5  # what was received on the last days is not settled yet
ROWS_OF_CHUNK = 50_000


def insert_dossiers(env, units, count, seed=1, services=None) -> None:
    """Insert ``count`` dossiers, as many in each of ``units``, and what they bring.

    :param units: ``hr.department``; what is received there is settled there
    :param services: ``thads.service``, which take turns; that of enforcement by default
    """
    numbers = random.Random(seed)
    days = _get_working_days()
    services = services or env.ref("thads_one_stop.service_enforcement")
    procedure = env.ref("thads_one_stop.procedure_one_stop")
    env.cr.execute("SELECT COALESCE(MAX(id), 0) FROM thads_dossier")
    first = env.cr.fetchone()[0] + 1
    books = _read_books(env)
    for start in range(0, count, ROWS_OF_CHUNK):
        places = range(start, min(start + ROWS_OF_CHUNK, count))
        lines = (
            _get_line(
                first + n,
                n,
                count,
                units.ids,
                days,
                numbers,
                services.ids,
                procedure,
                books,
            )
            for n in places
        )
        env.cr._obj.copy_expert(
            f"COPY thads_dossier ({', '.join(COLUMNS)}) FROM STDIN",
            io.StringIO("".join(lines)),
        )
    env.cr.execute(
        "SELECT setval('thads_dossier_id_seq', (SELECT MAX(id) FROM thads_dossier))"
    )
    _insert_steps(env, procedure, first)
    _insert_events(env, first)
    env.cr.execute("ANALYZE thads_dossier, thads_step, thads_dossier_event")
    env.invalidate_all()


def _read_books(env) -> Counter:
    """Return the last number of each unit's register of each year."""
    env.cr.execute(
        "SELECT department_id, book_year, MAX(book_number) FROM thads_dossier "
        "WHERE book_number IS NOT NULL GROUP BY department_id, book_year"
    )
    return Counter({(unit, year): last for unit, year, last in env.cr.fetchall()})


def _get_working_days() -> list[date]:
    days, day = [], LAST_DAY
    while len(days) < DAYS:
        if day.weekday() < 5:
            days.append(day)
        day -= timedelta(days=1)
    return days[::-1]


def _get_line(
    dossier_id, n, count, unit_ids, days, numbers, service_ids, procedure, books
) -> str:
    """Return the line of COPY for the ``n``-th dossier; the units take turns.

    :param books: last number of the register of each unit and year, gone on from
    """
    unit_id = unit_ids[n % len(unit_ids)]
    of_unit = n // len(unit_ids)
    per_unit = max(count // len(unit_ids), 1)
    day = days[min(of_unit * len(days) // per_unit, len(days) - 1)]
    received = datetime(day.year, day.month, day.day, 1) + timedelta(
        seconds=numbers.randrange(SECONDS_OF_DAY)
    )
    due = received.replace(hour=9, minute=30, second=0) + timedelta(days=7)
    is_open = day >= days[-OPEN_DAYS]
    name = " ".join(map(numbers.choice, (SURNAMES, MIDDLES, GIVEN)))
    number = f"{numbers.randrange(10**11, 10**12)}"
    phone = f"09{numbers.randrange(10**8):08}"
    code = f"G15.{unit_id}-{day:%y%m%d}-{dossier_id:07}"
    books[unit_id, day.year] += 1
    resolved = None if is_open else due - timedelta(days=numbers.randrange(-1, 5))
    values = (
        dossier_id,
        code,
        dossier_id,
        day,
        service_ids[of_unit % len(service_ids)],
        unit_id,
        "processing" if is_open else "returned",
        None if is_open else "resolved",
        "person",
        name,
        number,
        phone,
        " ".join((code.lower(), fold(code), fold(name), number, phone)),
        "direct",
        "desk",
        None if is_open else "desk",
        1,
        received,
        due,
        resolved,
        resolved,
        unit_id,
        procedure.id,
        0,
        day.year,
        books[unit_id, day.year],
    )
    return "\t".join("\\N" if value is None else str(value) for value in values) + "\n"


def _insert_steps(env, procedure, first) -> None:
    """Two steps of what is closed, one open of what is not, in the unit itself."""
    transfer, resolve = procedure.step_ids.sorted("sequence")[:2]
    env.cr.execute(
        SQL(
            """
            INSERT INTO thads_step (definition_id, res_model, res_id, department_id,
                        unit_id, round, state, outcome, datetime_opened, date_opened,
                        date_clock, deadline, datetime_closed, date_closed)
            SELECT step.id, 'thads.dossier', dossier.id, dossier.department_id,
                   dossier.department_id, 1,
                   CASE WHEN step.is_open THEN 'open' ELSE 'done' END,
                   CASE WHEN step.is_open THEN NULL ELSE 'done' END,
                   dossier.datetime_received, dossier.date_received,
                   dossier.date_received, dossier.datetime_appointment::date,
                   CASE WHEN step.is_open THEN NULL
                        ELSE COALESCE(dossier.datetime_resolved,
                                      dossier.datetime_received) END,
                   CASE WHEN step.is_open THEN NULL
                        ELSE COALESCE(dossier.datetime_resolved,
                                      dossier.datetime_received)::date END
              FROM thads_dossier dossier
              JOIN LATERAL (VALUES (%(transfer)s, FALSE),
                                   (%(resolve)s, dossier.state = 'processing')
                           ) step (id, is_open) ON TRUE
             WHERE dossier.id >= %(first)s
            """,
            transfer=transfer.id,
            resolve=resolve.id,
            first=first,
        )
    )


def _insert_events(env, first) -> None:
    """Received and handed over; settled and given back where that has happened."""
    env.cr.execute(
        SQL(
            """
            INSERT INTO thads_dossier_event (dossier_id, kind, state, user_id,
                        datetime_effective, datetime_recorded, datetime_appointment)
            SELECT dossier.id, event.kind, event.state, %(user)s, event.moment,
                   event.moment, dossier.datetime_appointment
              FROM thads_dossier dossier
              JOIN LATERAL (VALUES
                      ('received', 'processing', dossier.datetime_received),
                      ('handed_over', 'processing',
                       dossier.datetime_received + INTERVAL '1 hour'),
                      ('resolved', 'resolved', dossier.datetime_resolved),
                      ('returned', 'returned', dossier.datetime_returned)
                   ) event (kind, state, moment) ON event.moment IS NOT NULL
             WHERE dossier.id >= %(first)s
            """,
            user=env.uid,
            first=first,
        )
    )
