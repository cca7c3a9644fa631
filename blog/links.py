"""Absolute addresses for mails, and what a page with a secret in its address must tell browsers and search engines."""

from django.conf import settings
from django.urls import reverse

from klimaportal.core import tokens

from . import addresses
from .models import Contribution


def base_of(request) -> str:
    """Scheme and host for links in mails: the portal's own when it is configured."""
    return settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")


def confirm_url(contribution: Contribution) -> str:
    """Opens the page with the button; it is not the status page's secret, so that neither opens the other's door."""
    return reverse("blog:confirm", args=[tokens.make("confirm", contribution.pk)])


def write_again_url(contribution: Contribution) -> str:
    """A form with the address filled in, for mails to a confirmed address only: where the conversation goes on, or, for an
    own post that is not public, the one for the next."""
    is_public = contribution.status == Contribution.Status.PUBLISHED
    page = contribution.post or (contribution.page if is_public else None)
    query = f"?adresse={addresses.remember(contribution.email)}"
    return f"{page.get_absolute_url()}{query}#mitreden" if page else reverse("blog:write") + query


def keep_private(response):
    """For a page with a secret in its address: nobody stores it, no other site hears of it, no search engine lists it."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
