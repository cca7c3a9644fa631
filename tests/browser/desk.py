"""Somebody at the editing desk in a real browser; whatever the browser complains about fails the test."""

import io
from contextlib import contextmanager

from django.conf import settings
from PIL import Image as Pillow

from klimaportal.roles import MODERATION
from tests.factories import make_author, make_portal, make_user

PASSWORD = "Sonne-und-Wind-2045"
QUEUE = "/admin/blog/contribution/moderation/"
EXPECTED = "status of 403"  # a page that refuses is told to the console as well


class Desk:
    def __init__(self, page, base: str):
        self.page, self.base, self.problems = page, base, []
        page.on(
            "console", lambda m: self.problems.append(m.text) if m.type == "error" and EXPECTED not in m.text else None
        )
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


def upload(name: str, data: bytes, kind: str = "application/octet-stream") -> dict:
    return {"name": name, "mimeType": kind, "buffer": data}


def photo_with_place() -> bytes:
    """A JPEG as a telephone takes it: with the coordinates of the Kyffhäuser."""
    exif = Pillow.Exif()
    exif[0x0110] = "Telefon 12"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 24.0, 50.0), 3: "E", 4: (11.0, 6.0, 34.0)})
    out = io.BytesIO()
    Pillow.new("RGB", (640, 480), (31, 92, 69)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def media_files() -> set[str]:
    return {
        str(path) for root in ("media", "private") for path in (settings.DATA_DIR / root).rglob("*") if path.is_file()
    }


def block_of(page, title: str):
    return page.locator(f".inline-related:not(.empty-form):has(h3:has-text('{title}:'))")


def add_block(desk, title: str):
    desk.page.click(".order-machine-insert-target.last")
    desk.page.click(f".plugin-button[title='{title}']")
    return block_of(desk.page, title)


def drag(page, block, target):
    """Takes ``block`` by its head and lets go of it above ``target``."""
    block.locator("h3 > b").hover()
    page.mouse.down()
    box = target.locator("h3").bounding_box()
    for y in (box["y"] + box["height"], box["y"] + 6, box["y"] + 4):
        page.mouse.move(box["x"] + 60, y, steps=4)
    page.mouse.up()


def moderators_desk(visit, live_server):
    """A function that opens the queue as somebody of the Moderation; the window's complaints are asserted by each test."""
    make_portal()
    make_author(name="Klimaschutzmanagement")
    user = make_user(MODERATION, password=PASSWORD, last_name="Meyer", email="meyer@example.org")

    def enter(**options):
        window = visit(locale="de-DE", **options)
        window.url = live_server.url.replace("127.0.0.1", "localhost")
        window.page.set_default_timeout(8000)
        window.log_in(window.url, user.username, PASSWORD)
        window.page.wait_for_url("**/admin/")
        window.page.goto(window.url + QUEUE)
        return window

    return enter


def focused(page) -> str:
    """The name on the contribution that has the focus."""
    return page.evaluate("document.activeElement.querySelector('h2 bdi')?.textContent ?? ''")
