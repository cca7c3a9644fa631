from klimaportal.core.feeds import EntriesFeed


class EverythingFeed(EntriesFeed):
    """All that is dated; pages are no news."""

    url_name = "feed"
