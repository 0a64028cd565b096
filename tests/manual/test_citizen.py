"""A citizen, on a phone and without an account: sends a dossier and follows it."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PHONE
from tests.journeys.test_public_pages import file, fill_form, make_pdf, papers


@pytest.mark.slow
def test_citizen(scene, live, browser):
    context = browser.new_context(
        base_url=live.url, viewport=PHONE, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto("/nop-ho-so")
    page.select_option("#unit", "08")
    page.select_option("#service", "THA-01")
    scene.take(page, "choice")
    page.click("button[type=submit]")
    fill_form(page)
    for number in range(papers(page).count()):
        papers(page).nth(number).set_input_files(file("don.pdf", make_pdf()))
    scene.take(page, "form", page.locator("main"))
    page.click("main button[type=submit]")
    expect(page).to_have_url(re.compile("/tra-cuu/[\\w-]{20,}"))
    scene.take(page, "sent")
    page.goto("/tra-cuu")
    scene.take(page, "lookup")
    context.close()
