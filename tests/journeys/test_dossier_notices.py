"""Desks that make notices and receive at once, while the register is being closed."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

DESKS = 8
EACH = 3
FOUND = """
import json
notices = env["thads.dossier.notice"].search([("reason", "=", "Thiếu cùng lúc")])
book = env["thads.dossier.book"].search([], limit=1)
difference = book._compare()
late = env["thads.dossier"].browse(difference.added).event_ids.filtered(
    lambda event: event.kind == "received")
received = env["thads.dossier"].search([
    ("department_id", "=", book.department_id.id),
    ("date_received", ">=", book.date_from), ("date_received", "<=", book.date_to)])
print(json.dumps({
    "numbers": sorted(notices.mapped("number")),
    "without_file": len(notices.filtered(lambda notice: not notice.pdf_file)),
    "book_numbers": sorted(received.mapped("book_number")),
    "changed": difference.changed + difference.missing,
    "lines": [book.row_count, len(difference.added), len(received)],
    "added_before": len(late.filtered(lambda event: event.id <= book.last_event)),
}))
"""
NEXT = """
desk = env["thads.dossier"].with_user(env.ref("thads_base.user_motcua"))
notices = env["thads.dossier.notice"].search([
    ("kind", "=", "guidance"),
    ("department_id", "=", desk._default_department_id().id)])
print(1 + max(notices.mapped("number"), default=0))
"""


def test_numbers_have_no_gap_and_no_reception_slips_into_a_closed_register(live):
    desks = [live.rpc("motcua") for _ in range(DESKS)]
    [service] = desks[0]("thads.service", "search", [[("code", "=", "THA-02")]])
    values = {"service_id": service, "applicant_name": "Cùng lúc"}
    first = json.loads(live.shell(NEXT))
    start = threading.Barrier(DESKS)

    def work(place):
        desk = desks[place]
        start.wait()
        for round_number in range(EACH):
            draft = desk("thads.dossier", "create", [values])
            desk("thads.dossier", "action_guide", [[draft], "Thiếu cùng lúc"])
            desk("thads.dossier", "action_receive", [[draft]])
            if place == round_number == 0:
                register = desk("thads.dossier.register", "create", [{}])
                desk("thads.dossier.register", "action_close_book", [[register]])

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(work, range(DESKS)))
    found = json.loads(live.shell(FOUND))
    count = DESKS * EACH
    assert len(found["numbers"]) == count
    assert found["numbers"] == list(range(first, first + count))
    assert found["without_file"] == 0
    numbers = found["book_numbers"]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert found["changed"] == []
    kept, added, all_lines = found["lines"]
    assert kept + added == all_lines
    assert added > 0, "the register was closed after all were received"
    assert found["added_before"] == 0
