"""Proof of work in a real browser: nobody notices it who has JavaScript, and who has none is told what to do."""

from datetime import timedelta

import pytest

from tests.browser.conftest import started

pytestmark = pytest.mark.browser
BITS = 12
TEXT = "Ein Radweg „an der Wipper“ wäre schön."


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The first post of a portal that asks for a proof and has no other brake."""
    environ = {"PROOF_OF_WORK_BITS": str(BITS), "FORM_MINIMUM_SECONDS": "0", "PAUSE_BETWEEN_POSTS": "0"}
    with started(["run", "kyffhaeuser"], str(tmp_path_factory.mktemp("proof")), **environ) as (url, _printed):
        yield url


def open_form(window, address: str):
    page = window.page
    page.goto(f"{address}/blog/")
    with page.expect_navigation():  # until everything is loaded, the script included
        page.locator("main h2 a, main h3 a").first.click()
    return page


def fill_in(page):
    page.fill("#feld-text", TEXT)
    page.fill("#feld-name", "Heidi")
    page.fill("#feld-email", "heidi@example.org")


def send(page):
    page.locator("form.comment-form [type=submit]").click()


def test_somebody_who_types_notices_nothing(visit, address):
    window = visit()
    page = open_form(window, address)
    fill_in(page)
    page.wait_for_selector("input[name=proof]", state="attached")
    send(page)
    page.wait_for_url("**?gesendet=*")
    assert window.complaints == []


def test_who_sends_at_once_sees_that_it_is_being_checked(visit, address):
    """Filled in by a program, so that nothing was found before the button was pressed."""
    page = open_form(visit(), address)
    said = page.evaluate(
        """([text]) => {
            document.querySelector("input[data-proof]").dataset.proof = "16";
            for (const [id, value] of [["text", text], ["name", "Heidi"], ["email", "heidi@example.org"]])
                document.getElementById(`feld-${id}`).value = value;
            const button = document.querySelector("form.comment-form [type=submit]");
            button.form.requestSubmit(button);
            button.form.requestSubmit(button);
            return button.textContent;
        }""",
        [TEXT],
    )
    assert said == "Wird geprüft …"
    page.wait_for_url("**?gesendet=*", timeout=timedelta(seconds=30) / timedelta(milliseconds=1))


def test_the_page_stays_usable_while_it_looks(visit, address):
    """More bits than are ever found here: the search goes on in slices, and keys still arrive."""
    page = open_form(visit(), address)
    page.evaluate("document.querySelector('input[data-proof]').dataset.proof = '31'")
    fill_in(page)
    page.locator("#feld-place").press_sequentially("Sondershausen")
    assert page.input_value("#feld-place") == "Sondershausen"


def test_without_javascript_the_text_is_kept_and_the_seconds_are_named(visit, address):
    page = open_form(visit(java_script_enabled=False), address)
    fill_in(page)
    send(page)
    summary = page.inner_text("#fehler")
    assert "etwa weil JavaScript aus ist. Ihr Text ist noch da: Bitte senden Sie ihn in " in summary
    assert page.input_value("#feld-text") == TEXT


def test_search_finds_what_the_server_accepts(visit, address):
    """The script's own SHA-256 against the browser's, for texts around the ends of its blocks."""
    page = open_form(visit(), address)
    page.fill("#feld-name", "Heidi")
    page.wait_for_selector("input[name=proof]", state="attached")
    zero_bits = page.evaluate(
        """async () => {
            const text = `${document.querySelector("input[name=token]").value}:${document.querySelector("input[name=proof]").value}`;
            const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
            return [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("").indexOf("1");
        }"""
    )
    assert zero_bits >= BITS


def test_pages_without_a_form_load_no_script_for_it(visit, address):
    page = visit().page
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/blog/")
    assert [url for url in loaded if "proof" in url] == []
