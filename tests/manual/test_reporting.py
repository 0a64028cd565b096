"""Reviews: the centre opens one, a unit and a province report, the centre accepts."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.conftest import today_in_vietnam
from tests.journeys.screens import agree, field, fill, open_page, open_row, press, save

NAME = "Sơ kết thực hiện cơ chế một cửa toàn quốc"
PATIENCE = 20_000  # milliseconds: dossiers are counted


@pytest.mark.slow
def test_reporting(scene, sign_in):
    _report(scene, sign_in("vanphong"))
    _open(scene, sign_in("cuc.truongban"))


def _report(scene, page):
    scene.walk(page, "Sơ kết", "Báo cáo")
    open_row(page, "Tuyên Quang")
    expect(page.locator(".o_thads_form_two table")).to_be_visible(timeout=PATIENCE)
    scene.take(page, "form-two")
    open_page(page, "form_one")
    scene.take(page, "form-one")
    open_page(page, "narrative")
    scene.take(page, "narrative")
    open_page(page, "below")
    scene.look(page)
    scene.walk(page, "Sơ kết", "Theo dõi gửi báo cáo")
    page.locator(".o_group_header").first.click()
    page.locator(".o_group_header").nth(1).click()
    scene.take(page, "board")


def _open(scene, page):
    scene.walk(page, "Sơ kết", "Đợt sơ kết")
    page.locator(".o_list_button_add").click()
    end = today_in_vietnam() - timedelta(days=1)
    fill(page, "name", NAME)
    fill(page, "period_start", f"{end - timedelta(days=90):%d/%m/%Y}")
    fill(page, "period_end", f"{end:%d/%m/%Y}")
    field(page, "name").click()
    save(page)
    scene.take(page, "campaign")
    press(page, "action_open")
    agree(page)
    page.locator("button[name=action_open_reports]").wait_for()
    scene.look(page)
