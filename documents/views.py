from django.db.models import F
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.utils.functional import cached_property
from django.utils.http import http_date, parse_http_date_safe
from django.views import View

from klimaportal.core.views import SectionDetailView, SectionListView, may_preview

from .models import Category, Document


class DocumentListView(SectionListView):
    """Published documents, ``?rubrik=`` and ``?thema=``."""

    section_key = "documents"
    template_name = "documents/list.html"
    paginate_by = 20

    @cached_property
    def categories(self) -> list[Category]:
        return list(Category.objects.all())

    @cached_property
    def category(self) -> Category | None:
        slug = self.request.GET.get("rubrik", "")
        if not slug:
            return None
        for category in self.categories:
            if category.slug == slug:
                return category
        raise Http404("unknown category")

    def get_queryset(self):
        documents = super().get_queryset().select_related("category")
        if self.category:
            documents = documents.filter(category=self.category)
        newest_first = F("document_date").desc(nulls_last=True)  # databases disagree on where nothing belongs
        return documents.order_by(newest_first, "-published_from", "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(categories=self.categories, category=self.category, **kwargs)
        context["filtered"] = bool(self.topic or self.category)
        return context


class DocumentDetailView(SectionDetailView):
    section_key = "documents"
    template_name = "documents/detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("category")

    def structured_data(self):
        document = self.object
        return {
            **super().structured_data(),
            "@type": "DigitalDocument",
            "encodingFormat": document.content_type,
            "contentSize": str(document.file_size),
            "license": document.get_licence_display(),
        }


class DocumentFileView(View):
    """The file itself. PDFs open in the browser, everything else is saved; nothing in it can run as a page of ours."""

    def get(self, request, slug):
        documents = Document.objects.all() if may_preview(request, Document) else Document.objects.published()
        document = documents.filter(slug=slug).first()
        if document is None:
            raise Http404("no such document")
        try:
            file = document.file.open("rb")
        except FileNotFoundError:
            raise Http404("file is missing") from None
        changed = int(document.file.storage.get_modified_time(document.file.name).timestamp())
        since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
        if since is not None and since >= changed:
            file.close()
            return HttpResponseNotModified()
        response = FileResponse(
            file,
            as_attachment=document.file_type != "pdf",
            filename=document.download_name,
            content_type=document.content_type,
        )
        response["Last-Modified"] = http_date(changed)
        response["Cache-Control"] = "no-cache"
        # Nothing in it is ever rendered as a page of ours; a sandboxed PDF is not shown by Chromium's viewer.
        policy = {"default-src": ["'none'"], "frame-ancestors": ["'none'"]}
        response._csp_config = policy if document.file_type == "pdf" else {**policy, "sandbox": True}
        return response
