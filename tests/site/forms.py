from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self, form_id: str):
        super().__init__()
        self.form_id, self.depth, self.fields = form_id, 0, {}
        self.waiting = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if attrs.get("id") == self.form_id:
            self.waiting = True
        if tag == "form" and self.waiting and attrs.get("method", "").lower() == "post":
            self.depth = 1
        if self.depth and tag in ("input", "textarea", "select") and attrs.get("name"):
            self.fields[attrs["name"]] = attrs.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form" and self.depth:
            self.depth, self.waiting = 0, False


def fields_of(html: str, form_id: str) -> dict[str, str]:
    """Names and values of the first posting form at or below the element with ``form_id``, as a browser would send them."""
    parser = _Fields(form_id)
    parser.feed(html)
    return parser.fields
