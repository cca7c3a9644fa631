"""Hostile markup that somebody wrote straight into the database: shown, if at all, as harmless text. Nothing runs."""

import pytest

from blog.models import Contribution, Post
from news.models import NewsItem
from pages.blocks import TextBlock
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALARM = "document.documentElement.dataset.hit='1'"
VECTORS = [
    f"<script>{ALARM}</script>",
    f'<img src=x onerror="{ALARM}">',
    f'<svg onload="{ALARM}"><circle r=9></svg>',
    f'<a href="javascript:{ALARM}" class="probe">Verweis</a>',
    f'<a href=" java&#10;script:{ALARM}" class="probe">Verweis</a>',
    f'<a href="data:text/html,<script>{ALARM}</script>">Verweis</a>',
    f'<p onclick="{ALARM}">Absatz</p>',
    f"<![CDATA[<script>{ALARM}</script>]]>",
    f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror={ALARM}&gt;">',
    f'<noscript><p title="</noscript><img src=x onerror={ALARM}>">',
    f"<iframe srcdoc=\"<script>parent.{ALARM}</script>\"></iframe>",
    f'<details open ontoggle="{ALARM}"><summary>auf</summary></details>',
    f'<form action="javascript:{ALARM}"><button>Los</button></form>',
    '<p style="position:fixed;inset:0;background:red">darüber</p>',
    '<style>body{display:none}</style>',
    '<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
]  # fmt: skip


def test_nothing_hostile_runs_or_loads(live_server, visit):
    html = "<p>Anfang</p>" + "\n".join(VECTORS)
    make.make_portal(notice="<script>" + ALARM + "</script>")
    make.make_home()
    news, post = make.make_news(slug="meldung"), make.make_post(slug="beitrag")
    page = make.make_page([("text", {"text": "<p>Text</p>"})], slug="seite")
    NewsItem.objects.filter(pk=news.pk).update(
        body=html, title=VECTORS[0], summary=VECTORS[1], link_url=f"javascript:{ALARM}"
    )
    Post.objects.filter(pk=post.pk).update(body=html, question=VECTORS[1])
    TextBlock.objects.filter(parent=page).update(text=html)
    comment = make.make_comment(post=post, name=VECTORS[1])
    Contribution.objects.filter(pk=comment.pk).update(text=html)

    window = visit()
    own = live_server.url.removeprefix("http://").replace("127.0.0.1", "localhost")
    for path in ("/aktuelles/meldung/", "/blog/beitrag/", "/seite/", "/suche/?q=<script>", "/"):
        window.page.goto(f"http://{own}{path}")
        text = window.page.locator("main").inner_text()
        if path not in ("/suche/?q=<script>", "/"):
            assert "Anfang" in text
        for link in window.page.locator("main a").all():
            assert not (link.get_attribute("href") or "").strip().lower().startswith(("javascript", "data", "java"))
        window.page.wait_for_timeout(100)
        assert window.page.evaluate("document.documentElement.dataset.hit") is None, path
        assert window.page.url.startswith(f"http://{own}")
    assert window.hosts == {own}
