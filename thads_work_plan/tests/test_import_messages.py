import re
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from odoo.addons.thads_work_plan.models.import_messages import (
    DOUBT_MESSAGES,
    FILE_MESSAGES,
    describe,
    join_cells,
)
from odoo.addons.thads_work_plan.tools.plan_reader import (
    Doubt,
    PlanFileError,
    read_plan,
)
from odoo.addons.thads_work_plan.tools.reading.container import OLE_STREAMS, SIGNATURES

TOOLS = Path(__file__).parent.parent / "tools"
PARAMS = {
    "cell": "D5",
    "columns": ["Địa điểm", "Số lượng"],
    "count": 9000,
    "limit": 40,
    "marker": "2.10",
    "number": 46112,
    "other": "05/06/2026",
    "others": ["Sheet2"],
    "outline": "II.1",
    "products": 3,
    "row": 8,
    "sheet": "KH",
    "size": 50.5,
    "start": "Nội dung",
    "text": "06/05/2026",
    "times": 2,
    "value": "#REF!",
}


@tagged("post_install", "-at_install")
class TestImportMessages(TransactionCase):
    def test_every_code_of_the_readers_has_its_message(self):
        source = "\n".join(path.read_text() for path in TOOLS.rglob("*.py"))
        refusals = set(re.findall(r"PlanFileError\(\s*\"(\w+)\"", source))
        doubts = set(re.findall(r"Doubt\(\s*\"?\w*\"?, \"(\w+)\"", source))
        doubts |= set(re.findall(r"\(\"(\w+)\", \{", source))
        doubts |= set(re.findall(r"return \"(\w+)\", \{", source))
        refusals |= {code for _start, code in (*SIGNATURES, *OLE_STREAMS)}
        self.assertLessEqual(refusals, set(FILE_MESSAGES))
        self.assertLessEqual(doubts, set(DOUBT_MESSAGES))

    def test_every_message_is_complete(self):
        for code in FILE_MESSAGES:
            message = describe(self.env, PlanFileError(code, **PARAMS), "kế hoạch.docx")
            self.assertIn("kế hoạch.docx", message)
            self.assertNotIn("%(", message)
        for code in DOUBT_MESSAGES:
            message = describe(self.env, Doubt("name", code, PARAMS))
            self.assertTrue(message.startswith("D5: "))
            self.assertNotIn("%(", message)

    def test_a_refusal_says_what_to_do(self):
        with self.assertRaises(PlanFileError) as refusal:
            read_plan("ke-hoach.docx", b"")
        message = describe(self.env, refusal.exception, "ke-hoach.docx")
        self.assertEqual(
            message, "“ke-hoach.docx” is empty (0 bytes). Ask for the file again."
        )

    def test_cells_with_the_same_fault_are_told_of_together(self):
        faulty = [
            Doubt("name", "formula_without_value", {"cell": cell})
            for cell in ("A6", "B6")
        ]
        other = Doubt("name", "cell_error", {"cell": "C6", "value": "#REF!"})
        untold = Doubt("name", "output_missing", {})
        messages = [
            describe(self.env, doubt) for doubt in (faulty[0], other, faulty[1], untold)
        ]
        joined = join_cells(messages)
        self.assertEqual(len(joined), 3)
        self.assertTrue(joined[0].startswith("A6, B6: The cell holds a formula"))
        self.assertEqual(joined[1:], [messages[1], messages[3]])
