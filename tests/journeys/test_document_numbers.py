"""Numbers of documents under many hands, and when one of them dies halfway."""

import ast
import threading
from concurrent.futures import ThreadPoolExecutor

from tests.journeys.halfway import halfway, still_waits

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
TAKE_AND_STOP = """
document = env["thads.document"].browse({document})
document.action_issue()
stop_halfway(document.number)
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
    script = TAKE_AND_STOP.format(document=killed)
    with halfway(live, script) as process, ThreadPoolExecutor() as pool:
        assert process.word == "1"
        issued = pool.submit(rpc, "thads.document", "action_issue", [[following]])
        waits = still_waits(issued)
        process.kill()
        issued.result(timeout=60)
    assert waits, "the second number did not wait for the first"
    assert read(rpc, [killed], "state", "number") == ["draft", 0]
    assert read(rpc, [following], "state", "number") == ["issued", 1]
