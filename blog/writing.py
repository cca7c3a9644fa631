"""A citizen's own post, from the empty form to «Fast geschafft»."""

import logging

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from klimaportal.core.sections import sections

from . import pictures
from .forms import sent_state
from .links import keep_private
from .models import Contribution, Rules
from .uploads import limit_uploads
from .writing_forms import PICTURE_FIELDS, WriteForm

logger = logging.getLogger(__name__)


# The form carries a signed token of its own: Django's would need a cookie from everybody who only reads (core/guard.py).
@method_decorator(csrf_exempt, name="dispatch")
class WriteView(View):
    """The form; ``?gesendet=`` what happens next. While own posts are closed the page says so, and takes nothing."""

    http_method_names = ["get", "head", "post"]

    @cached_property
    def rules(self) -> Rules:
        return Rules.current()

    @property
    def is_open(self) -> bool:
        return self.rules.own_posts

    def get(self, request):
        form = WriteForm(request=request) if self.is_open else None
        response = self.show(form, sent=sent_state(request))
        return keep_private(response) if "adresse" in request.GET else response

    def post(self, request):
        if not self.is_open:
            return self.show(None, status=403)
        uploads = limit_uploads(request, PICTURE_FIELDS)
        form = WriteForm(request.POST, request.FILES, request=request, too_large=uploads.too_large)
        contribution = form.take() if form.is_valid() else None
        if contribution is None:
            form.remember_pictures()
            return form.refused(self.show(form))
        self.look_after_pictures(form, contribution)
        return HttpResponseRedirect(f"{reverse('blog:write')}?{form.sent_query(contribution)}")

    def look_after_pictures(self, form: WriteForm, contribution: Contribution) -> None:
        """What goes wrong here is made good when the post is published; what was written has arrived."""
        try:
            if form.is_new:
                pictures.prepare(contribution)
            else:
                form.forget_pictures()
        except Exception:
            logger.exception("renditions of contribution %s", contribution.pk)

    def show(self, form: WriteForm | None, sent: str = "", status: int = 200):
        context = {
            "form": form, "sent": sent, "is_open": self.is_open, "rules": self.rules, "section": sections["blog"],
        }  # fmt: skip
        return render(self.request, "blog/write.html", context, status=status)
