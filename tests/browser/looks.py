"""What is wrong with a page as a browser shows it."""

from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def audit(page) -> list:
    """What axe finds, and whether the page has to be moved sideways."""
    found = [
        (v["id"], [n["html"][:120] for n in v["nodes"]]) for v in Axe().run(page, options=RULES).response["violations"]
    ]
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([("too wide", over)] if over > 0 else [])]
