"""Somebody at the editing desk in a real browser; whatever the browser complains about fails the test."""

from contextlib import contextmanager

from tests.factories import make_user

PASSWORD = "Sonne-und-Wind-2045"
EXPECTED = "status of 403"  # a page that refuses is told to the console as well


class Desk:
    def __init__(self, page, base: str):
        self.page, self.base, self.problems = page, base, []
        page.on("console", lambda m: self.problems.append(m.text) if m.type == "error" and EXPECTED not in m.text else None)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def open(self, path: str) -> int:
        return self.page.goto(self.base + path).status

    def log_in(self, username: str) -> None:
        self.open("/admin/")
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", PASSWORD)
        self.page.click("text=Anmelden >> nth=-1")

    def write(self, field: str, text: str) -> None:
        """Types into the rich text editor of ``field`` as a person does."""
        area = self.page.locator(f"#cke_{field} .cke_wysiwyg_div")
        area.click()
        self.page.keyboard.type(text)

    def choose(self, field: str, words: str) -> None:
        """Picks the first hit of a choice with a search."""
        self.page.click(f"[aria-labelledby='select2-{field}-container']")
        self.page.fill(".select2-search__field", words)
        self.page.click(f".select2-results__option:has-text('{words}')")

    def press(self, button: str) -> None:
        self.page.click(f".submit-row [value='{button}']")

    def bulk(self, action: str, *titles: str) -> None:
        for title in titles:
            self.page.check(f"#result_list tr:has-text('{title}') .action-select")
        self.page.select_option("select[name=action]", label=action)
        self.page.click("text=Ausführen")

    @property
    def message(self) -> str:
        return self.page.inner_text(".messagelist")


@contextmanager
def desk_of(chromium, live_server, role: str):
    """``with desk_of(chromium, live_server, "Redaktion") as desk:`` – logged in, errors collected and asserted."""
    user = make_user(role, password=PASSWORD, last_name=role)
    context = chromium.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(8000)
    desk = Desk(context.new_page(), live_server.url.replace("127.0.0.1", "localhost"))
    try:
        desk.log_in(user.username)
        yield desk
    finally:
        context.close()
    assert desk.problems == []
