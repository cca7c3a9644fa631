from klimaportal.core.feeds import EntriesFeed


class EverythingFeed(EntriesFeed):
    """All that is dated: news, events, coverage, documents, examples and posts; pages are no news."""

    keys = ("news", "events", "press", "documents", "bestpractice", "blog")
    url_name = "feed"
