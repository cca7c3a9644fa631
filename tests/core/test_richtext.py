import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from klimaportal.core import richtext
from klimaportal.core.richtext import MAX_LENGTH, RichTextField, clean_html, plain_text, render_html
from news.models import NewsItem
from tests.core.xss import VECTORS, executable_parts
from tests.factories import make_news

KEPT = [
    "<p>Ein <strong>starker</strong>, <em>betonter</em> Satz mit CO<sub>2</sub> und m<sup>2</sup>.</p>",
    "<h2>Ziele</h2><h3>Bis 2030</h3><h4>Wärme</h4><hr>",
    "<ul><li>eins<ul><li>innen</li></ul></li><li>zwei</li></ul>",
    '<ol start="3"><li>drei</li></ol>',
    "<table><caption>Werte</caption><thead><tr>"
    '<th scope="col" colspan="2">Jahr</th></tr></thead><tbody><tr><td rowspan="2">1990</td><td>100&nbsp;%</td></tr>'
    "<tr><td>x</td></tr></tbody><tfoot><tr><td>Summe</td></tr></tfoot></table>",
    '<p><a href="mailto:klima@example.org" rel="noopener">Mail</a></p>',
    '<p><a href="tel:+493632741" rel="noopener">Anruf</a></p>',
    '<p><a href="https://www.example.org/a?b=c&amp;d=e#f" title="Ziel" hreflang="en" rel="noopener">Netz</a></p>',
    '<p><a href="/blog/" rel="noopener">Blog</a> <a href="#stelle" rel="noopener">Stelle</a></p>',
    "<blockquote><p>Zitat <cite>Quelle</cite></p></blockquote>",
    '<p><abbr title="Treibhausgas">THG</abbr>, <q>Wort</q>, <code>x &lt; y &amp; z</code>, <s>alt</s><br>neu</p>',
]
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<a href='/x'>", "</a>", "<table>", "</table>", "<tr><td>", "<em>", "</em>", "<b>", "</b>"),
        *("<div>", "<svg>", "</svg>", "<math>", "<style>", "</style>", "<script>", "<!--", "-->", "<![CDATA[", "]]>"),
        *("<abbr title=\"", "\">", "'", "&#13;", "&lt;", "&amp;", "\x00", "\r\n", "<li>", "<ul>", "<h2>", "<", ">", "x"),
        *("<select>", "<template>", "<noscript>", "<form>", "<plaintext>", "\ud800", "\u00a0", " "),
    ]
)  # fmt: skip


FRAME = '<div class="table-frame" tabindex="0" role="group" aria-label="Tabelle">'


def run_filter(html: str) -> str:
    return Template("{% load portal %}{{ html|richtext }}").render(Context({"html": html}))


@pytest.mark.parametrize("html", VECTORS)
def test_clean_html_leaves_nothing_that_runs(html):
    assert executable_parts(clean_html(html)) == []


@pytest.mark.parametrize("html", ["<script>x</script>", "<p onclick=x>", "<a href='java\tscript:x'>y</a>", "<!--x-->"])
def test_executable_parts_finds_what_it_looks_for(html):
    assert executable_parts(html) != []


def test_saved_text_is_cleaned_before_the_database(db):
    for html in VECTORS:
        make_news(body=html.replace("\ud800", ""))
    assert [executable_parts(body) for body in NewsItem.objects.values_list("body", flat=True)] == [[]] * len(VECTORS)


def test_text_written_straight_into_the_database_is_cleaned_on_the_way_out(db):
    news = make_news()
    for html in (vector.replace("\x00", "") for vector in VECTORS):  # PostgreSQL does not store NUL at all
        NewsItem.objects.filter(pk=news.pk).update(body=html)
        news.refresh_from_db()
        assert news.body == html
        assert executable_parts(run_filter(news.body).replace(FRAME, "")) == []


@pytest.mark.parametrize("html", KEPT)
def test_allowed_markup_survives_unchanged(html):
    assert clean_html(html) == html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<b>fett</b> und <i>schräg</i>", "<strong>fett</strong> und <em>schräg</em>"),
        ("<div><p>x</p></div>", "<p>x</p>"),
        ("<script>alert(1)</script>Text", "Text"),
        ("<a href='javascript:alert(1)'>Text</a>", '<a rel="noopener">Text</a>'),
        ("<p>a\r\nb\x00c</p>", "<p>a\nbc</p>"),
        ("<![CDATA[Text]]>", "Text"),
        ("\ud800", "?"),
        ("", ""),
        (None, ""),
    ],
)
def test_clean_html_keeps_the_text(html, cleaned):
    assert clean_html(html) == cleaned


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=14).map("".join))
def test_clean_html_is_idempotent_and_harmless(html):
    cleaned = clean_html(html)
    assert (clean_html(cleaned), executable_parts(cleaned)) == (cleaned, [])


def test_markup_that_never_comes_to_rest_loses_its_tags(monkeypatch):
    monkeypatch.setattr(richtext, "_clean_once", lambda html: html + "<p>x</p><script>y</script>")
    assert clean_html("<p>Ende") == "Ende" + "x" * 8


def test_allow_list_has_nothing_that_runs_loads_or_dresses_up():
    """Written out here, so that a change of the allow-list has to be meant."""
    assert richtext.TAGS.isdisjoint(
        {"script", "style", "img", "svg", "math", "iframe", "object", "embed", "form", "input", "meta", "link"}
    )
    assert richtext.TAGS.isdisjoint(
        {"base", "button", "template", "noscript", "video", "audio", "source", "textarea", "select", "div"}
    )
    assert set().union(*richtext.ATTRIBUTES.values()) == {
        *("href", "title", "hreflang", "start", "colspan", "rowspan", "scope"),
    }
    assert {"http", "https", "mailto", "tel"} == richtext.SCHEMES


def test_render_html_is_safe_and_equal_to_the_cleaned_text():
    assert (render_html("<p>A &amp; B</p>").__html__(), run_filter("<p>A</p>")) == ("<p>A &amp; B</p>", "<p>A</p>")


def test_richtext_filter_frames_tables_and_nothing_that_only_looks_like_one():
    html = '<table><tbody></tbody></table><p><abbr title="<table>">&lt;table&gt;</abbr></p>'
    framed = f'{FRAME}<table><tbody></tbody></table></div><p><abbr title="&lt;table&gt;">&lt;table&gt;</abbr></p>'
    assert run_filter(html) == framed


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>CO<sub>2</sub>e</p><p>zwei</p>", "CO2e zwei"),
        ("<ul><li>a</li><li>b</li></ul>", "a b"),
        ("eins<br>zwei", "eins zwei"),
        ("<p>A &amp; B &lt; C</p>", "A & B < C"),
        ("<table><tr><th>x</th><td>y</td></tr></table>", "x y"),
        ("<script>x</script>", ""),
    ],
)
def test_plain_text_reads_like_the_page(html, text):
    assert plain_text(html) == text


def test_plain_filter_does_not_mark_its_text_safe():
    template = Template("{% load portal %}{{ html|plain }}")
    assert template.render(Context({"html": "<p>&lt;script&gt;</p>"})) == "&lt;script&gt;"


def test_rich_text_longer_than_any_page_is_refused():
    """Deeply nested markup takes quadratic time to parse; the limit keeps an editor from stopping a worker."""
    field = RichTextField(blank=True)
    assert field.clean("x" * MAX_LENGTH, None) == "x" * MAX_LENGTH
    with pytest.raises(ValidationError):
        field.clean("x" * (MAX_LENGTH + 1), None)


def test_migrations_see_a_plain_text_field():
    _name, path, args, kwargs = RichTextField("Text", blank=True).deconstruct()
    assert (path, args, kwargs) == ("django.db.models.TextField", [], {"verbose_name": "Text", "blank": True})
    assert issubclass(RichTextField, models.TextField)


def test_what_is_longer_than_any_field_is_shown_as_text_and_not_read_as_html():
    from klimaportal.core.richtext import MAX_LENGTH, render_html

    shown = render_html("<b>" * MAX_LENGTH)
    assert "<" not in shown
    assert shown.startswith("&lt;b&gt;&lt;b&gt;")
