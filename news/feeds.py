from django.utils.translation import gettext_lazy as _

from klimaportal.core.feeds import EntriesFeed


class NewsFeed(EntriesFeed):
    keys = ("news",)
    what = _("Aktuelles")
    url_name = "news:feed"
    link_name = "news:list"
