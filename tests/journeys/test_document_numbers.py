"""Numbers of documents under many hands, and when one of them dies halfway."""

import ast
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

from tools.paths import child_env

ISSUERS = 20
EACH = 3
OFFICE = "vanthu"
DRAFTS = """
head = env["thads.position"].search(
    [("rank", "=", "head"), ("department_id.unit_type", "=", "province"),
     ("user_id.login", "=", "truongthads")], limit=1)
documents = env["thads.document"].create([
    {{
        "title": f"Báo cáo thứ {{position}}",
        "type_id": env.ref("thads_base.{type}").id,
        "department_id": head.department_id.id,
        "drafting_department_id": head.department_id.office_id.id,
        "signer_id": head.user_id.id,
        "place": "Tuyên Quang",
        "symbol": "X-THADS",
    }}
    for position in range({count})
])
env.cr.commit()
print(documents.ids)
"""
TAKE_AND_WAIT = """
import time
document = env["thads.document"].browse({document})
document.action_issue()
env.flush_all()
print(document.number, flush=True)
time.sleep(600)
"""


def make_drafts(live, document_type, count):
    script = DRAFTS.format(type=document_type, count=count)
    return ast.literal_eval(live.shell(script))


def read(rpc, documents, *names):
    rows = rpc("thads.document", "read", [documents], fields=list(names))
    return [row[name] for row in rows for name in names]


def test_many_issuers_leave_neither_gap_nor_repeat(live):
    documents = make_drafts(live, "document_type_report", ISSUERS * EACH)
    issuers = [live.rpc(OFFICE) for _ in range(ISSUERS)]
    start = threading.Barrier(ISSUERS)

    def issue(issuer):
        start.wait()
        for document in documents[issuer::ISSUERS]:
            issuers[issuer]("thads.document", "action_issue", [[document]])

    with ThreadPoolExecutor(ISSUERS) as pool:
        list(pool.map(issue, range(ISSUERS)))
    numbers = read(issuers[0], documents, "number")
    assert sorted(numbers) == list(range(1, len(documents) + 1))


def test_issuer_that_dies_takes_no_number_away(live):
    killed, following = make_drafts(live, "document_type_guidance", 2)
    rpc = live.rpc(OFFICE)
    script = TAKE_AND_WAIT.format(document=killed)
    with subprocess.Popen(
        live.odoo.runner(live.database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env=child_env(),
    ) as process:
        process.stdin.write(script)
        process.stdin.close()
        assert process.stdout.readline().strip() == "1"
        with ThreadPoolExecutor() as pool:
            issued = pool.submit(rpc, "thads.document", "action_issue", [[following]])
            waits = _still_waits(issued)
            process.kill()
            issued.result(timeout=60)
    assert waits, "the second number did not wait for the first"
    assert read(rpc, [killed], "state", "number") == ["draft", 0]
    assert read(rpc, [following], "state", "number") == ["issued", 1]


def _still_waits(future, seconds=2) -> bool:
    try:
        future.result(timeout=seconds)
    except TimeoutError:
        return True
    return False
