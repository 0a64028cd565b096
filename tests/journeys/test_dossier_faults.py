"""Fifty desks at once, and a server that dies under them."""

import contextlib
import json
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest

from tools.live import Live

DESKS = 50
EACH = 4
HEALTHY = """
import json
dossiers = env["thads.dossier"].search([("applicant_name", "=", "Cùng lúc")])
received = dossiers.filtered("code")
print(json.dumps({
    "numbers": sorted(received.mapped("day_number")),
    "half": len((dossiers - received).filtered(lambda d: d.state != "draft")),
    "without_event": len(received.filtered(lambda d: not d.event_ids)),
    "without_step": len(received.filtered(lambda d: not d.step_ids)),
    "broken": env["thads.step"].verify_chain(received),
    "handed": len(received.filtered("handler_id")),
    "handed_without_event": len(received.filtered("handler_id").filtered(
        lambda d: "handed_over" not in d.event_ids.mapped("kind"))),
}))
"""


@pytest.fixture(scope="module")
def live():
    with Live("test_dossier_faults") as live:
        yield live


@pytest.mark.slow
def test_fifty_desks_and_a_server_that_is_killed(live):
    desks = [live.rpc("motcua") for _ in range(DESKS)]
    [service] = desks[0]("thads.service", "search", [[("code", "=", "THA-02")]])
    [handler] = desks[0]("res.users", "search", [[("login", "=", "chuyenvien")]])
    started = desks[0]("thads.dossier", "get_desk", [])["received_today"]
    done, start = [], threading.Barrier(DESKS)

    def receive(desk):
        start.wait()
        for _ in range(EACH):
            # whoever is cut off does not know whether it was done
            with contextlib.suppress(OSError, HTTPException):
                values = {"service_id": service, "applicant_name": "Cùng lúc"}
                dossier = desk("thads.dossier", "create", [values])
                desk("thads.dossier", "action_receive", [[dossier]])
                done.append(dossier)
                desk("thads.dossier", "action_hand_over", [[dossier], handler])
            if len(done) >= DESKS:
                live.process.kill()

    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(receive, desks))
    assert live.process.wait(timeout=60) == -signal.SIGKILL
    assert len(done) >= DESKS, "the server died before its time"
    found = json.loads(live.shell(HEALTHY))
    first = found["numbers"][0]
    assert first == started + 1
    assert found["numbers"] == list(range(first, first + len(found["numbers"])))
    assert len(found["numbers"]) >= len(done)
    assert found["handed"] > 0
    for trouble in ("half", "without_event", "without_step", "handed_without_event"):
        assert found[trouble] == 0, trouble
    assert found["broken"] == []
