"""Who speaks in a post: the choice above the blog's list, and who may look at a page that is hidden."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from .models import Author, Contribution

Kind = Contribution.Kind


@dataclass(frozen=True)
class Art:
    """``key`` is the value of ``?art=``; empty for all posts."""

    key: str
    label: str
    condition: Q

    def narrow(self, posts):
        return posts.filter(self.condition) if self.key else posts


def _by_citizens(kind: str) -> Q:
    return Q(author=None, contribution__kind=kind)


ARTS = (
    Art("", _("alle"), Q()),
    Art("portal", _("vom Landkreis oder Institut"), Q(author__role__in=[Author.Role.COUNTY, Author.Role.INSTITUTE])),
    Art("fragen", _("Fragen"), _by_citizens(Kind.QUESTION)),
    Art("ideen", _("Ideen"), _by_citizens(Kind.IDEA)),
    Art("berichte", _("Berichte"), _by_citizens(Kind.REPORT)),
)


def art_from(request) -> Art:
    """What ``?art=`` names; 404 for what does not exist."""
    wanted = request.GET.get("art", "")
    for art in ARTS:
        if art.key == wanted:
            return art
    raise Http404("unknown kind of posts")


def visible_to(request, posts):
    """A citizen's post that is not public is previewed by those only who may read contributions."""
    if request.user.has_perm("blog.view_contribution"):
        return posts
    return posts.exclude(HIDDEN)


# What a citizen wrote and is not, or not any more, public: no draft for editors to finish.
HIDDEN = Q(author=None) & ~Q(status="published")
