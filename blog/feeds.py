from django.utils.translation import gettext_lazy as _

from klimaportal.core.feeds import EntriesFeed


class BlogFeed(EntriesFeed):
    keys = ("blog",)
    what = _("Blog")
    url_name = "blog:feed"
    link_name = "blog:list"
