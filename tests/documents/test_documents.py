from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.test import RequestFactory

from documents.admin import DocumentAdmin, DocumentForm
from documents.models import Category, Document
from documents.views import DocumentFileView, DocumentListView
from tests.factories import PDF, make_document, make_user
from tests.papers import macro_docx, pdf, zip_bomb
from tests.pictures import giant_png, plain

BAD = {
    "a.html": b"<script>alert(1)</script>",
    "a.svg": b"<svg onload='alert(1)'/>",
    "a.exe": b"MZ\x90\x00",
    "a.pdf": b"<!doctype html>",
    "a.docx": macro_docx(),
    "a.zip": zip_bomb(),
    "a.png": giant_png(),
    "a.jpg": plain()[:-200],
    "b.jpg": plain() + b"<script>alert(1)</script>",
}


def form_for(data: bytes, name: str, instance=None, **changes) -> DocumentForm:
    category = Category.objects.get_or_create(slug="rubrik", title="Rubrik")[0]
    fields = {
        "title": "Bericht", "category": category.pk, "status": "published", "published_from": "2024-01-01 12:00",
        "licence": "CC0 1.0", **changes,
    }  # fmt: skip
    return DocumentForm(fields, {"file": SimpleUploadedFile(name, data, "application/pdf")}, instance=instance)


def files_on_disk() -> set[Path]:
    return {path for path in project.DATA_DIR.rglob("*") if path.is_file() and "sqlite" not in path.name}


@pytest.mark.parametrize(("name", "data"), BAD.items())
def test_refused_upload_has_a_reason_at_the_field_and_leaves_nothing_on_disk(db, settings, tmp_path, name, data):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    before = files_on_disk()
    form = form_for(data, name)
    assert (form.is_valid(), list(form.errors), len(form.errors["file"])) == (False, ["file"], 1)
    assert (files_on_disk() - before, list(tmp_path.iterdir()), Document.objects.count()) == (set(), [], 0)


def test_sound_upload_is_not_written_while_another_field_is_wrong(db):
    before = files_on_disk()
    form = form_for(PDF, "a.pdf", title="")
    assert (form.is_valid(), list(form.errors), files_on_disk() - before) == (False, ["title"], set())


def test_accepted_upload_is_described_and_stored_under_a_name_nobody_guesses(db):
    document = form_for(pdf(7), "Geheimer Entwurf.pdf").save()
    assert (document.file_type, document.file_size, document.pages) == ("pdf", len(pdf(7)), 7)
    assert (document.slug, "ntwurf" in document.file.name, len(Path(document.file.name).stem)) == ("bericht", False, 24)
    assert Path(document.file.path).read_bytes() == pdf(7)
    assert project.MEDIA_ROOT not in Path(document.file.path).parents


def test_replaced_file_keeps_the_address_and_the_old_one_goes(db, django_capture_on_commit_callbacks):
    document = make_document(content=PDF, title="Bericht")
    old, address = Path(document.file.path), document.get_download_url()
    form = form_for(pdf(3), "neu.pdf", instance=document, title="Anderer Titel", slug=document.slug)
    assert form.is_valid()
    with django_capture_on_commit_callbacks(execute=True):
        DocumentAdmin(Document, admin.site).save_model(
            RequestFactory().post("/"), form.save(commit=False), form, change=True
        )
        assert old.exists()  # until the new one is safely in the database
    document = Document.objects.get()
    assert (document.get_download_url(), document.pages, old.exists()) == (address, 3, False)
    assert Path(document.file.path).read_bytes() == pdf(3)


def test_edit_without_a_new_file_keeps_the_old_one(db, django_capture_on_commit_callbacks):
    document = make_document(content=PDF)
    with django_capture_on_commit_callbacks(execute=True):
        DocumentAdmin(Document, admin.site).save_model(RequestFactory().post("/"), document, None, change=True)
    assert Path(document.file.path).read_bytes() == PDF


def fetch(slug: str, query: str = "", user=None, **headers):
    request = RequestFactory().get(f"/x/?{query}", headers=headers)
    request.user = user or AnonymousUser()
    return DocumentFileView.as_view()(request, slug=slug)


def test_pdf_opens_in_the_browser_under_a_readable_name(db):
    make_document(slug="bericht")
    response = fetch("bericht")
    assert (b"".join(response.streaming_content), response["Content-Type"], response["Content-Disposition"]) == (
        PDF, "application/pdf", 'inline; filename="bericht.pdf"',
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "zip", "docx", "png"])
def test_everything_else_is_saved_and_can_do_nothing(db, kind):
    make_document(slug="tabelle", file_type=kind, content=b"<script>alert(1)</script>")
    response = fetch("tabelle")
    assert response["Content-Disposition"] == f'attachment; filename="tabelle.{kind}"'
    assert response._csp_config == {"default-src": ["'none'"], "frame-ancestors": ["'none'"], "sandbox": True}


@pytest.mark.parametrize("slug", ["weg", "entwurf", "verloren"])
def test_file_of_a_missing_or_unpublished_document_is_not_found(db, slug):
    make_document(slug="entwurf", status="draft")
    Path(make_document(slug="verloren").file.path).unlink()
    with pytest.raises(Http404):
        fetch(slug)


@pytest.mark.parametrize(("role", "seen"), [("Redaktion", True), ("Moderation", False), ("Administration", False)])
def test_file_of_a_draft_is_previewed_only_by_who_may(db, role, seen):
    make_document(slug="entwurf", status="draft")
    try:
        content = b"".join(fetch("entwurf", "vorschau=1", make_user(role)).streaming_content)
    except Http404:
        content = None
    assert content == (PDF if seen else None)


def test_unchanged_file_is_not_sent_again(db):
    make_document(slug="bericht")
    changed = fetch("bericht")["Last-Modified"]
    assert fetch("bericht", **{"if-modified-since": changed}).status_code == 304
    for value in ("Thu, 01 Jan 1970 00:00:00 GMT", "gestern", "Sun, 99 Foo 9999 99:99:99 GMT", "\u0663"):
        assert fetch("bericht", **{"if-modified-since": value}).status_code == 200


@pytest.mark.parametrize("query", ["rubrik=weg", "rubrik=%00", "thema=weg", "seite=0", "seite=abc"])
def test_parameters_that_lead_nowhere_are_not_found(db, query):
    make_document()
    with pytest.raises(Http404):
        DocumentListView.as_view()(RequestFactory().get(f"/x/?{query}"))


def test_list_narrows_by_category(db):
    other = Category.objects.create(title="Pläne", slug="plaene")
    make_document()
    plan = make_document(category=other)
    response = DocumentListView.as_view()(RequestFactory().get("/x/?rubrik=plaene"))
    assert list(response.context_data["object_list"]) == [plan]


@pytest.mark.parametrize(
    ("kind", "pages", "label"),
    [
        ("pdf", 24, "24 Seiten"),
        ("pdf", 1, "1 Seite"),
        ("xlsx", 6, "6 Blätter"),
        ("ods", 1, "1 Blatt"),
        ("zip", None, ""),
    ],
)
def test_pages_are_counted_in_words(kind, pages, label):
    assert Document(file_type=kind, pages=pages).pages_label == label


def test_file_goes_with_its_document_once_that_is_certain(db, django_capture_on_commit_callbacks):
    document = make_document()
    name, storage = document.file.name, document.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
        assert storage.exists(name)
    assert not storage.exists(name)


def test_file_that_another_document_has_as_well_stays(db, django_capture_on_commit_callbacks):
    document = make_document()
    Document.objects.filter(pk=make_document().pk).update(file=document.file.name)
    name, storage = document.file.name, document.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        document.delete()
    assert storage.exists(name)


def test_documents_without_a_date_of_their_own_come_last(db, client):
    make_document(title="ohne", document_date=None)
    make_document(title="alt", document_date=date(2001, 1, 1))
    make_document(title="neu", document_date=date(2024, 1, 1))
    assert [d.title for d in client.get("/dokumente/").context["object_list"]] == ["neu", "alt", "ohne"]
