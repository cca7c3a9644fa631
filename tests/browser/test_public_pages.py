"""Every public template of both counties in a real browser: accessible, light, quiet, and wide enough for any phone."""

import re
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
LISTS = ["/", "/aktuelles/", "/termine/", "/termine/?zeit=vergangen", "/presse/", "/dokumente/", "/best-practice/", "/blog/",
         "/blog/schreiben/", "/themen/", "/suche/", "/suche/?q=klima", "/suche/?q=gibtesnicht", "/kontakt/", "/impressum/", "/datenschutz/",
         "/barrierefreiheit/", "/leichte-sprache/", "/gibt-es-nicht/"]  # fmt: skip
DETAILS = ["/aktuelles/", "/termine/", "/dokumente/", "/best-practice/", "/blog/", "/themen/", "/leichte-sprache/",
           "/klimaschutzkonzept/", "/ziele-und-strategien/"]  # fmt: skip
MODES = {
    "desktop": {"width": 1280},
    "phone": {"width": 320, "height": 800},
    "dark": {"width": 1280, "color_scheme": "dark"},
}


def public_templates(url: str) -> list[str]:
    """The lists, and of each kind of entry the first two that the sitemap names."""
    with urllib.request.urlopen(f"{url}/sitemap.xml") as answer:
        found = re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", answer.read().decode())
    details = [[p for p in found if p.startswith(prefix) and p != prefix][:2] for prefix in DETAILS]
    return LISTS + [path for paths in details for path in paths]


@pytest.mark.parametrize("mode", MODES)
def test_every_template_is_accessible_and_keeps_to_itself(portal, visit, mode):
    url, _printed, _data = portal
    window, found, wide = visit(bypass_csp=False, **MODES[mode]), {}, {}
    for path in public_templates(url):
        window.page.goto(url + path, wait_until="load")
        result = Axe().run(window.page, options=RULES)
        if result.response["violations"]:
            found[path] = [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in result.response["violations"]]
        over = window.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[path] = over
        assert window.page.evaluate("localStorage.length + sessionStorage.length") == 0, path
    assert found == {}
    assert wide == {}
    assert window.context.cookies() == []
    assert window.hosts == {url.removeprefix("http://")}
    assert [c for c in window.complaints if "404" not in c] == []  # the page that is not there says so


def test_large_text_does_not_scroll_sideways(portal, visit):
    """WCAG 1.4.4: text at 200 % of the browser's own size."""
    url, *_ = portal
    window = visit(width=1280)
    session = window.context.new_cdp_session(window.page)
    for path in ("/", "/blog/", "/best-practice/", "/kontakt/"):
        window.page.goto(url + path)
        session.send(
            "Emulation.setDeviceMetricsOverride", {"width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": False}
        )
        assert window.page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), (
            path
        )


@pytest.mark.parametrize("width", [360, 1350])
def test_first_visit_of_the_home_page_is_under_150_kilobytes(portal, visit, width):
    url, *_ = portal
    window = visit(width=width)
    session = window.context.new_cdp_session(window.page)
    session.send("Network.enable")
    sizes = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    window.page.goto(url, wait_until="load")
    window.page.wait_for_load_state("networkidle")
    assert 20_000 < sum(sizes) < 150 * 1024
