"""The register of a year (100,000 lines) as an Excel sheet, beside bare xlsxwriter.

Ours reads the lines as a desk officer, record rules on, over a cursor of the server;
the peer writes texts that are in memory already, with constant memory as ours does.
"""

import io
import resource
import tempfile

from xlsxwriter import Workbook

from odoo.tools import SQL

LINES = 100_000
MOST_MEMORY = 300 * 1024  # kilobytes that the process may grow by


def run(bench):
    lines = bench.size(LINES, smoke=200)
    desk = bench.env.ref("thads_base.user_motcua")
    dossiers = bench.env["thads.dossier"].with_user(desk)
    unit = dossiers._default_department_id()
    _insert_dossiers(bench.env, unit, lines)
    register = dossiers.env["thads.dossier.register"].create(
        {"department_id": unit.id, "date_from": "2024-01-01", "date_to": "2024-12-31"}
    )
    before = _get_peak()
    sheet = register._render_xlsx()
    grown = _get_peak() - before
    if grown > MOST_MEMORY:
        raise MemoryError(f"the register took {grown:,} kilobytes")
    if len(sheet) < lines:
        raise ValueError("lines are missing")
    texts = [line.texts for line in register._read_lines()]
    if len(texts) != lines:
        raise ValueError(f"{len(texts)} of {lines} lines")
    ours = bench.timed(register._render_xlsx, repeat=2)
    plain = bench.timed(lambda: _write(texts), repeat=2)
    name = f"register of {lines:,} lines to Excel ({grown // 1024} MB more)"
    bench.report(name, ours, plain, "xlsxwriter alone", at_most=1.5)


def _get_peak() -> int:
    """Return the most memory that the process had so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _write(texts) -> bytes:
    with tempfile.TemporaryFile() as file:
        with Workbook(file, {"constant_memory": True}) as workbook:
            cell = workbook.add_format({"border": 1, "text_wrap": True})
            sheet = workbook.add_worksheet()
            for row, line in enumerate(texts):
                for column, text in enumerate(line):
                    sheet.write_string(row, column, text, cell)
        file.seek(0)
        return io.BytesIO(file.read()).getvalue()


def _insert_dossiers(env, unit, count) -> None:
    """Insert dossiers of a unit over the year 2024, with their receptions."""
    service = env.ref("thads_one_stop.service_enforcement")
    env.flush_all()
    env.cr.execute(
        SQL(
            """
            WITH dossier AS (
                INSERT INTO thads_dossier (
                    code, service_id, department_id, state, applicant_kind,
                    applicant_name, applicant_phone, applicant_address, channel_in,
                    channel_wanted, set_count, date_received, datetime_received,
                    datetime_appointment, datetime_returned, book_year, book_number,
                    handler_unit_id)
                SELECT 'B-' || number, %(service)s, %(unit)s, 'returned', 'person',
                       'Nguyễn Thị Đào ' || number, '0912345678',
                       'Số ' || number || ', phường Minh Xuân, tỉnh Tuyên Quang',
                       'direct', 'desk', 1, day::date, day, day + interval '7 days',
                       day + interval '6 days', 2024, number, %(unit)s
                  FROM (SELECT number, timestamp '2024-01-02 02:00:00'
                               + (number %% 360) * interval '1 day' AS day
                          FROM generate_series(1, %(count)s) number) numbered
             RETURNING id, datetime_received)
            INSERT INTO thads_dossier_event (
                dossier_id, kind, datetime_effective, datetime_recorded, user_id, state)
            SELECT id, 'received', datetime_received, datetime_received, %(user)s,
                   'processing'
              FROM dossier
            """,
            service=service.id,
            unit=unit.id,
            count=count,
            user=env.uid,
        )
    )
    env.cr.execute("ANALYZE thads_dossier, thads_dossier_event")
