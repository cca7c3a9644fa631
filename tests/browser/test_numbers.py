"""How many keys a comment takes (docs/measurements.md); the moderators' twenty decisions are counted in test_desk.py."""

import pytest
from playwright.sync_api import expect

from blog.models import Contribution
from tests.factories import make_comment, make_portal, make_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 25


class Keys:
    """Presses keys and counts them. Letters that are typed into a field don't count."""

    def __init__(self, page):
        self.page, self.presses = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.presses += 1

    def tab_to(self, selector: str) -> None:
        """Tab by Tab until the focus is on what matches ``selector``."""
        while not self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert self.presses < MOST, f"{selector} is too far away"
            self.press("Tab")

    def type_into(self, field: str, text: str) -> None:
        self.tab_to(f"[name={field}]")
        self.page.keyboard.type(text)


@pytest.mark.parametrize("question", ["Wo fehlt der Radweg?", ""])
def test_a_comment_takes_at_most_twenty_five_key_presses(visit, live_server, question):
    make_portal()
    post = make_post(question=question)
    for number in range(30):
        make_comment(post=post, name=f"Person {number}")
    window = visit()
    keys = Keys(window.page)
    window.page.goto(live_server.url.replace("127.0.0.1", "localhost") + post.get_absolute_url())
    keys.tab_to(".skip")
    keys.press("Enter")
    keys.tab_to("main a[href='#mitreden']")
    keys.press("Enter")
    keys.type_into("text", "Am Bahnhof fehlen Bügel für Fahrräder.")
    keys.type_into("name", "Heidi")
    keys.type_into("email", "buegel@example.org")
    keys.tab_to(".join button[type=submit]")
    keys.press("Enter")
    expect(window.page.locator("#gesendet")).to_be_visible()
    written = Contribution.objects.get(email="buegel@example.org")
    assert (written.text, keys.presses <= MOST) == ("Am Bahnhof fehlen Bügel für Fahrräder.", True)
