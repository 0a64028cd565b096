"""A plan of more than a thousand rows is printed while one goes on working."""

import io

from pypdf import PdfReader

MAKE_PLAN = """
from odoo.fields import Command
unit = env.ref("thads_base.unit_tq_nv")
plan = env["thads.plan"].create(
    {"name": "Kế hoạch dài", "year": 2027, "department_id": unit.id}
)
output = {"name": "Báo cáo", "schedule_text": "Quý I/2027"}
env["thads.plan.task"].create(
    [
        {
            "plan_id": plan.id,
            "marker": str(number),
            "name": f"Việc số {number}",
            "output_ids": [Command.create(output)],
        }
        for number in range(1, 1202)
    ]
)
env.cr.commit()
print(plan.id)
"""
WORK = 'env.ref("thads_base.ir_cron_print").method_direct_trigger(); env.cr.commit()'


def test_long_plan_is_printed_in_the_background(live, sign_in):
    plan = int(live.shell(MAKE_PLAN).split()[-1])
    page = sign_in("chuyenvien")
    page.goto(f"/odoo/plans/{plan}")
    page.click("button[name=action_print_pdf]")
    dialog = page.locator(".modal")
    dialog.locator(".progress").wait_for()
    dialog.screenshot(path=".work/pictures/long-print.png")
    live.shell(WORK)
    dialog.locator("button[name=action_download]").wait_for(timeout=60_000)
    with page.expect_download() as download:
        dialog.locator("button[name=action_download]").click()
    content = open(download.value.path(), "rb").read()
    assert len(PdfReader(io.BytesIO(content)).pages) > 30
    page.wait_for_selector(".o_notification:has-text('Kế hoạch dài')")
    page.screenshot(path=".work/pictures/long-print-ready.png")
