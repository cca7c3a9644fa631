import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from klimaportal.core.links import href, validate_link

GOOD = {
    "/": "/",
    "/blog/?seite=2#mitreden": "/blog/?seite=2#mitreden",
    "#stelle": "#stelle",
    "https://www.example.org/a/b?c=d": "https://www.example.org/a/b?c=d",
    "HTTP://example.org": "HTTP://example.org",
    "mailto:klima@example.org?subject=Frage": "mailto:klima@example.org?subject=Frage",
    "tel:+49-3632-741": "tel:+49-3632-741",
    "klima@example.org": "mailto:klima@example.org",
    "/pfad/mit@zeichen/": "/pfad/mit@zeichen/",
    "  /rand/  ": "/rand/",
}
BAD = [
    "javascript:alert(1)",
    "JavaScript:alert@example.org",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "https://",
    "http://[",
    "http://ex\u2100ample/",
    "https://example.org/<script>",
    'https://example.org/"onclick=x',
    "/pfad mit leer/",
    "/zeile\n/",
    "/null\x00/",
    "mailto:",
    "mailto:niemand",
    "tel:",
    "tel:abc",
    "www.example.org",
    "niemand@",
    "",
]


@pytest.mark.parametrize(("value", "address"), GOOD.items())
def test_href_gives_what_editors_meant(value, address):
    assert (validate_link(value), href(value)) == (None, address)


@pytest.mark.parametrize("value", BAD)
def test_unsafe_addresses_are_refused_and_never_become_a_link(value):
    with pytest.raises(ValidationError) as refusal:
        validate_link(value)
    assert (len(refusal.value.messages), href(value)) == (1, "")


@given(st.text())
def test_href_never_raises(value):
    assert isinstance(href(value), str)


def test_href_filter_of_nothing_is_empty():
    template = Template("{% load portal %}[{{ a|href }}{{ b|href }}]")
    assert template.render(Context({"a": None, "b": "javascript:x"})) == "[]"
