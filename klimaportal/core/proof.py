"""Proof of work, an option (PROOF_OF_WORK_BITS): the visitor's browser looks for a number, which costs a machine that sends
thousands of forms more than one person. static/js/proof.js does it; without JavaScript a form has to be older instead.
"""

import hashlib
import re

from django import forms
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext

ANSWER = re.compile(r"[0-9]{1,12}")


def is_proven(token: str, answer: str | None) -> bool:
    """Whether SHA-256 of «token:answer» begins with as many zero bits as asked for; always, when nothing is asked for."""
    bits = settings.PROOF_OF_WORK_BITS
    if not bits:
        return True
    if not isinstance(answer, str) or not ANSWER.fullmatch(answer):
        return False
    digest = hashlib.sha256(f"{token}:{answer}".encode()).digest()
    return int.from_bytes(digest) >> (256 - bits) == 0


class TokenInput(forms.HiddenInput):
    """The form's token and, where a proof is asked for, the script that finds it: no other page loads that."""

    def render(self, name, value, attrs=None, renderer=None):
        if not settings.PROOF_OF_WORK_BITS:
            return super().render(name, value, attrs, renderer)
        task = {"data-proof": str(settings.PROOF_OF_WORK_BITS), "data-busy": gettext("Wird geprüft …")}
        field = super().render(name, value, {**(attrs or {}), **task}, renderer)
        return format_html('{}<script type="module" src="{}"></script>', field, static("js/proof.js"))
