"""Every main screen opens, wide and narrow, and leaves a picture to be looked at.

The pictures are in ``.work/pictures``. They alone are taken by
``.work/venv/bin/python -m pytest tests/journeys/test_screens.py``.
"""

import pytest

from tests.conftest import PICTURES

WIDE = {"width": 1440, "height": 900}
SHOWN = (
    ".o_list_renderer .o_data_row, .o_list_renderer .o_group_header,"
    " .o_kanban_record:not(.o_kanban_ghost), .o_form_sheet, .o_nocontent_help,"
    " .o_pivot td, .o_graph_canvas_container canvas, .o_calendar_view .fc-daygrid-day,"
    " .o_hierarchy_node, .app_settings_block"
)
# login -> name of the picture -> path
SCREENS = {
    "chuyenvien": {
        "plans": "plans",
        "plan-issued": "plans/{province}",
        "plan-new": "plans/new",
        "products": "plan-products",
        "products-calendar": "plan-products?view_type=calendar",
        "products-pivot": "plan-products?view_type=pivot",
        "products-graph": "plan-products?view_type=graph",
        "import-new": "plan-import",
        "imports": "plan-imports",
    },
    "vanphong": {
        "plan-draft": "plans/{office}",
        "plan-to-issue": "plans/{to_issue}",
        "documents": "documents",
        "plan-board": "plan-board",
        "plan-seasons": "plan-seasons",
        "unit-work": "unit-steps",
        "urging": "urging",
        "decisions": "plan-decisions",
        "decision-targets": "plan-decisions/{targets}",
        "targets": "plan-targets",
        "targets-kanban": "plan-targets?view_type=kanban",
        "targets-pivot": "plan-targets?view_type=pivot",
        "targets-graph": "plan-targets?view_type=graph",
        "difficulties": "plan-difficulties",
        "difficulties-kanban": "plan-difficulties?view_type=kanban",
        "incoming": "incoming-documents",
        "plan-files": "plan-files",
        "plan-file": "plan-files/{file}",
        "plan-copies": "plan-copies",
    },
    "truongphong.kv2": {
        "late-work": "my-steps",
        "late-plan": "plans/{late}",
    },
    "truongthads": {
        "leader-plans": "plans",
        "leader-plan": "plans/{province}",
        "leader-work": "my-steps",
        "leader-to-approve": "plans/{to_approve}",
    },
    "quantri": {
        "units": "thads-units",
        "unit": "thads-units/{unit}",
        "posts": "thads-posts",
        "substitutions": "thads-substitutions",
        "rights": "thads-rights",
        "classes": "thads-unit-classes",
        "working-days": "working-days",
        "working-calendar": "working-calendar",
        "layouts": "plan-layouts",
        "indicators": "plan-indicators",
        "document-types": "document-types",
        "document-purposes": "document-purposes",
        "document-counters": "document-counters",
        "default-recipients": "default-recipients",
        "procedures": "procedures",
        "procedure": "procedures/{procedure}",
        "steps": "steps",
        "trail-anchors": "trail-anchors",
        "ladders": "escalation-ladders",
        "way-papers": "plan-way-papers",
        "mailboxes": "mailboxes",
    },
    "admin": {"settings": "plan-settings"},
}


@pytest.fixture(scope="module")
def ids(live):
    """What the paths name: the records of the demonstration."""
    rpc = live.rpc("admin")

    def find(model, *domain):
        [found] = rpc(model, "search", [list(domain)])
        return found

    def find_plan(code):
        own = ("department_id.code", "=", code)
        return find("thads.plan", own, ("plan_type", "=", "annual"))

    decisions = rpc("thads.plan.decision", "search", [[("target_ids", "!=", False)]])
    return {
        "targets": decisions[0],
        "province": find_plan("08"),
        "office": find_plan("08.01"),
        "to_issue": find_plan("08.03"),
        "to_approve": find_plan("08.04"),
        "late": find_plan("08.12"),
        "file": find("thads.plan.dossier", ("department_id.code", "=", "08.02")),
        "procedure": find("thads.procedure", ("code", "=", "253/2025")),
        "unit": find("hr.department", ("code", "=", "08"), ("date_to", "=", False)),
    }


@pytest.mark.parametrize("login", SCREENS)
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_screens(sign_in, ids, login, phone):
    page = sign_in(login, phone=phone)
    if not phone:
        page.set_viewport_size(WIDE)
    folder = PICTURES / ("phone" if phone else "wide")
    too_wide = []
    for name, path in SCREENS[login].items():
        page.goto(f"/odoo/{path.format(**ids)}")
        page.locator(SHOWN).first.wait_for()
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
        if page.evaluate("document.scrollingElement.scrollWidth > innerWidth"):
            too_wide.append(name)
    assert too_wide == []


def test_states_of_plans_are_in_sight(sign_in):
    """The state stands last, and fits on the narrow screen of an office."""
    page = sign_in("truongthads")
    page.goto("/odoo/plans")
    badge = page.locator(".o_data_row .o_field_badge[name=state] .badge").first
    badge.wait_for()
    box = badge.bounding_box()
    assert box["x"] + box["width"] <= page.viewport_size["width"]


def test_classes_of_units_on_a_phone(sign_in):
    page = sign_in("quantri", phone=True)
    page.goto("/odoo/thads-unit-classes")
    page.locator(".o_kanban_record:not(.o_kanban_ghost)").first.wait_for()
