"""Reading pages as a visitor's browser does: links, resources, headings; and walking through all of them."""

from collections import deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

HOST = "http://localhost"
RESOURCES = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "script": ("src",),
    "use": ("href",),
    "iframe": ("src",),
}


class Page(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.headings, self.links, self.resources, self.ids = [], [], [], []
        self.images, self.inline, self.meta, self.title, self.lang = [], [], {}, "", ""
        self._in_title = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if "style" in attrs or any(name.startswith("on") for name in attrs):
            self.inline.append(self.get_starttag_text())
        if tag in ("style",) or (tag == "script" and "src" not in attrs and attrs.get("type") != "application/ld+json"):
            self.inline.append(self.get_starttag_text())
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "html":
            self.lang = attrs.get("lang", "")
        if tag == "meta" and attrs.get("name"):
            self.meta[attrs["name"]] = attrs.get("content", "")
        if tag == "img":
            self.images.append(attrs)
        if tag == "link" and attrs.get("rel") in ("stylesheet", "icon", "preload", "modulepreload", "manifest"):
            self.resources.append(attrs["href"])
        for name in RESOURCES.get(tag, ()):
            self.resources += [part.split()[0] for part in attrs.get(name, "").split(",") if part.strip()]
        self._in_title = tag == "title"

    def handle_data(self, data):
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag):
        if tag == "title":
            self._in_title = False

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)


def is_own(url: str) -> bool:
    parts = urlsplit(urljoin(HOST, url))
    return parts.scheme in ("http", "https") and parts.hostname in ("localhost", "127.0.0.1")


def walk(client, starts=("/", "/sitemap.xml")) -> dict[str, object]:
    """Every address of the portal that a visitor can reach by links, with the answer it gave."""
    answers, queue = {}, deque(starts)
    while queue:
        url = queue.popleft()
        if url in answers:
            continue
        answers[url] = response = client.get(url)
        if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for link in Page(response.content.decode()).links:
            target = urldefrag(urljoin(HOST + url, link)).url
            if is_own(target) and not urlsplit(target).path.startswith("/admin/"):
                parts = urlsplit(target)
                queue.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return answers
