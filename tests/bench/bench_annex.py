"""Phụ lục I of 300 rows in 8 columns, as PDF, beside wkhtmltopdf.

Both are given the same HTML. wkhtmltopdf runs as Odoo drives it, with the second that
Odoo lets it wait for scripts; then without that second. It makes neither page numbers
nor whole rows of it.
"""

from odoo.fields import Command

from odoo.addons.thads_base.tools.pdf import render_pdf

ROWS = 300
LAYOUT = "thads_work_plan.form_2057"


def run(bench):
    reports = bench.env["ir.actions.report"]
    report = bench.env.ref("thads_work_plan.action_report_plan")
    plan = _make_plan(bench.env, bench.size(ROWS, smoke=5))
    html = reports._render_qweb_html(report, plan.ids)[0].decode()
    peers = {
        "wkhtmltopdf": _time_wkhtmltopdf(bench, report, html),
        "wkhtmltopdf, not waiting": _time_wkhtmltopdf(bench, report, html, delay=0),
    }
    ours = bench.timed(lambda: render_pdf(html, report._get_pdf_asset), repeat=3)
    for (name, seconds), at_most in zip(peers.items(), (3, None), strict=True):
        bench.report("Phụ lục I, 300 rows", ours, seconds, name, at_most=at_most)


def _time_wkhtmltopdf(bench, report, html, delay=None) -> float:
    if delay is not None:
        parameters = bench.env["ir.config_parameter"]
        parameters.set_param("report.print_delay", str(delay))
    return bench.timed(
        lambda: report._run_wkhtmltopdf([html], report_ref=report), repeat=3
    )


def _make_plan(env, rows: int):
    unit = env["hr.department"].search([("unit_type", "=", "province")], limit=1)
    plan = env["thads.plan"].create(
        {
            "name": "Kế hoạch thực hiện Nghị quyết",
            "plan_type": "resolution",
            "year": 2026,
            "department_id": unit.id,
            "form_id": env.ref(LAYOUT).id,
        }
    )
    env["thads.plan.task"].create([_prepare_task(plan, n) for n in range(rows)])
    return plan


def _prepare_task(plan, number: int) -> dict:
    output = {
        "name": f"Báo cáo số {number} và kế hoạch khắc phục",
        "schedule_text": "Quý IV/2026",
        "lead_text": "Văn phòng; các phòng chuyên môn",
        "coordinating_text": "TANDTC, VKSNDTC, Bộ Công an và các đơn vị liên quan",
    }
    return {
        "plan_id": plan.id,
        "leader_text": "Phó Cục trưởng phụ trách",
        "marker": str(number + 1),
        "name": f"Kiểm tra việc xác minh, phân loại và tổ chức thi hành án số {number}",
        "basis_text": "Quyết định số 213/QĐ-BTP ngày 02/02/2018",
        "output_ids": [Command.create(output)],
    }
