"""A citizen writes a post of their own: what is asked, what is kept, what is refused and how."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from blog.models import Contribution, Picture, Rules
from klimaportal.core.models import Image, Mail
from tests import factories as make
from tests.pictures import giant_png

pytestmark = pytest.mark.django_db
URL = "/blog/schreiben/"
TEXT = "Auf dem Feuerwehrhaus ist Platz.\n\nWen frage ich?"


def hidden_values(client) -> dict:
    html = client.get(URL).content.decode()
    return dict(re.findall(r'<input type="hidden" name="([a-z_0-9]+)" value="([^"]*)"', html))


def filled(client, **changes) -> dict:
    values = {
        **hidden_values(client), "kind": "idea", "title": "Solar aufs Feuerwehrhaus", "text": TEXT, "name": "Jan",
        "email": "jan@example.org", "place": "Artern", "may_publish": "on",
    }  # fmt: skip
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


def picture(name: str = "dach.png", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or make.png(), "image/png")


def errors_in(answer) -> list[str]:
    """The sentences of the list above the form."""
    found = re.search(r'id="fehler".*?<ul>(.*?)</ul>', answer.content.decode(), re.DOTALL)
    return re.findall(r"<li>(?:<a [^>]*>)?([^<]*)", found.group(1)) if found else []


def test_post_waits_for_its_author_to_confirm(client):
    topic = make.make_topic()
    answer = client.post(URL, filled(client, topic=str(topic.pk)))
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{URL}?gesendet=1")
    row = Contribution.objects.get()
    assert (row.kind, row.title, row.text, row.name, row.place, row.topic, row.status, row.post, row.page) == (
        "idea", "Solar aufs Feuerwehrhaus", TEXT, "Jan", "Artern", topic, "unconfirmed", None, None,
    )  # fmt: skip
    assert row.consent is not None
    assert [mail.recipient for mail in Mail.objects.all()] == ["jan@example.org"]
    assert "Feuerwehrhaus" not in Mail.objects.get().text
    html = client.get(answer.headers["Location"]).content.decode()
    assert "Fast geschafft" in html
    assert "<form" not in html[html.index("<main") : html.index("</main")]


def test_visitor_gets_no_cookie(client):
    assert not client.get(URL).cookies
    assert not client.post(URL, filled(client)).cookies


def test_pictures_come_along_in_private(client):
    files = {"picture_1": picture(), "alt_1": "Das Dach", "picture_3": picture("tor.png"), "alt_3": "Das Tor"}
    assert client.post(URL, filled(client, **files)).status_code == 302
    assert [p.alt for p in Contribution.objects.get().pictures.all()] == ["Das Dach", "Das Tor"]
    assert Image.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": None}, ["Bitte wählen Sie: Frage, Idee oder Bericht."]),
        ({"title": " "}, ["Bitte geben Sie Ihrem Beitrag eine Überschrift."]),
        ({"title": "\u200b"}, ["In diesem Feld ist nichts zu lesen. Bitte füllen Sie es aus."]),
        ({"title": "x" * 121}, ["Die Überschrift ist zu lang: höchstens 120 Zeichen."]),
        ({"text": ""}, ["Bitte schreiben Sie Ihren Beitrag in dieses Feld."]),
        ({"picture_1": "dach", "alt_1": ""},
         ["Bitte beschreiben Sie Bild 1 mit ein paar Worten, für alle, die es nicht sehen können."]),
        ({"picture_1": "dach", "alt_1": "Dach", "may_publish": None},
         ["Bitte bestätigen Sie, dass die Bilder veröffentlicht werden dürfen."]),
        ({"picture_2": "bombe", "alt_2": "Schwarz"},
         ["Das Bild hat 13000 × 13000 Bildpunkte. Bitte verkleinern Sie es auf höchstens 20 Megapixel."]),
        ({"ticket_1": "erfunden", "alt_1": "x"}, ["Dieses Bild ist nicht mehr da. Bitte wählen Sie es noch einmal aus."]),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_nothing_is_kept(client, changes, told):
    made = {"dach": picture, "bombe": lambda: picture("b.png", giant_png())}
    changes = {name: made[value]() if value in made else value for name, value in changes.items()}
    answer = client.post(URL, filled(client, **changes))
    assert (answer.status_code, errors_in(answer), Contribution.objects.count()) == (400, told, 0)


def test_wrong_kind_and_unknown_topic_are_refused(client):
    answer = client.post(URL, filled(client, kind="comment", topic="77"))
    assert answer.status_code == 400
    assert len(errors_in(answer)) == 2


def test_nothing_typed_is_lost_and_good_pictures_stay(client):
    changes = {"title": "", "picture_1": picture(), "alt_1": "Das Dach", "wants_replies": "on"}
    answer = client.post(URL, filled(client, **changes))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert TEXT.split("\n", maxsplit=1)[0] in html
    assert re.search(r'value="idea"[^>]* checked', html)
    assert "Bild 1 ist schon hochgeladen." in html
    kept = dict(re.findall(r'<input type="hidden" name="([a-z_0-9]+)" value="([^"]*)"', html))
    again = client.post(URL, filled(client, **{**kept, "alt_1": "Das Dach"}))
    assert again.status_code == 302
    assert [p.alt for p in Contribution.objects.get().pictures.all()] == ["Das Dach"]
    assert Picture.objects.count() == 1


def test_kept_picture_can_be_left_out(client):
    html = client.post(URL, filled(client, title="", picture_1=picture(), alt_1="Dach")).content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="([a-z_0-9]+)" value="([^"]*)"', html))
    assert client.post(URL, filled(client, **{**kept, "drop_1": "on"}, may_publish=None)).status_code == 302
    assert Contribution.objects.get().pictures.count() == 0


@pytest.mark.parametrize("trap", [{"website": "https://example.org"}, {"token": "gefälscht"}])
def test_machines_upload_nothing(client, trap, monkeypatch):
    monkeypatch.setattr("blog.pictures.clean_upload", lambda upload: pytest.fail("looked at"))
    answer = client.post(URL, filled(client, picture_1=picture(), alt_1="Dach", **trap))
    assert answer.status_code == 400
    assert "Bitte wählen Sie dieses Bild noch einmal aus." in errors_in(answer)
    assert Picture.objects.count() == 0


def test_same_form_sent_twice_makes_one_post(client):
    html = client.post(URL, filled(client, title="", picture_1=picture(), alt_1="Dach")).content.decode()
    kept = dict(re.findall(r'<input type="hidden" name="([a-z_0-9]+)" value="([^"]*)"', html))
    for values in (filled(client), filled(client, **{**kept, "alt_1": "Dach"})):
        answers = [client.post(URL, values) for _time in range(3)]
        assert {a.headers["Location"] for a in answers} == {f"{URL}?gesendet=1"}
    assert (Contribution.objects.count(), Mail.objects.count(), Picture.objects.count()) == (2, 2, 1)


def test_second_upload_of_the_same_form_leaves_no_picture_behind(client):
    values = filled(client, alt_1="Dach")
    for _time in range(2):
        assert client.post(URL, {**values, "picture_1": picture()}).status_code == 302
    assert (Contribution.objects.count(), Picture.objects.count()) == (1, 1)


def test_too_soon_after_another_one_keeps_everything(client, settings):
    settings.PAUSE_BETWEEN_POSTS = 30
    assert client.post(URL, filled(client)).status_code == 302
    answer = client.post(URL, filled(client, title="Noch eine", picture_1=picture(), alt_1="Dach"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "30")
    assert 'value="Noch eine"' in answer.content.decode()
    assert "Bild 1 ist schon hochgeladen." in answer.content.decode()


def test_file_over_the_limit_is_read_over_and_the_rest_arrives(client, monkeypatch):
    monkeypatch.setattr("blog.uploads.MAX_BYTES", 100_000)
    answer = client.post(URL, filled(client, picture_1=picture("g.png", bytes(300_000)), alt_1="Dach", picture_2=picture(), alt_2="Tor"))  # fmt: skip
    assert errors_in(answer) == ["Die Datei ist größer als 20 MB. Bitte verkleinern Sie das Bild."]
    assert "Bild 2 ist schon hochgeladen." in answer.content.decode()
    assert TEXT.split("\n", maxsplit=1)[0] in answer.content.decode()


def test_files_nobody_asked_for_are_not_stored(client):
    assert client.post(URL, filled(client, picture_9=picture(), avatar=picture())).status_code == 302
    assert Picture.objects.count() == 0


def test_closed_page_explains_itself_and_takes_nothing(client):
    values = filled(client)
    Rules.objects.create(own_posts=False)
    answer = client.get(URL)
    assert answer.status_code == 200
    assert "Eigene Beiträge sind zurzeit nicht möglich." in answer.content.decode()
    assert 'name="text"' not in answer.content.decode()
    answer = client.post(URL, values)
    assert answer.status_code == 403
    assert "Eigene Beiträge sind zurzeit nicht möglich." in answer.content.decode()
    assert Contribution.objects.count() == 0


def test_other_methods_are_refused(client):
    assert [client.put(URL).status_code, client.delete(URL).status_code, client.head(URL).status_code] == [
        405,
        405,
        200,
    ]


def test_token_of_a_comment_is_worth_nothing_here(client):
    post = make.make_post()
    html = client.get(post.get_absolute_url()).content.decode()
    token = re.search(r'name="token" value="([^"]*)"', html).group(1)
    assert client.post(URL, filled(client, token=token)).status_code == 400
    assert Contribution.objects.count() == 0


def test_blog_leads_to_the_form(client):
    make.make_portal()
    post = make.make_post()
    for url in ("/blog/", post.get_absolute_url()):
        assert f'href="{URL}"' in client.get(url).content.decode(), url
