"""The network saved as a file and read in again, in a real browser."""

import pytest

from tests.journeys.looking import axe_of

pytestmark = pytest.mark.browser


def test_a_network_leaves_and_comes_in_again(site, page, tmp_path):
    page.goto(site)
    page.locator("form[action='/demo/'] button").first.click()
    page.get_by_role("link", name="Bewaar je netwerk als bestand").click()
    found = axe_of(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    with page.expect_download() as coming:
        page.get_by_role("link", name="Excel", exact=True).click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name == "lokaal-netwerk.xlsx"
    page.goto(f"{site}/voorbeeldgem/lijst/")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/lijst/*-*/")
    assert page.locator("select:has(option[value=ask]:checked)").count() == 0
