"""The database search: every word must occur in one of the fields; umlauts in either case."""

from django.db.models import Q
from django.utils.html import escape


def spellings(word: str) -> set[str]:
    """SQLite folds only ASCII letters when it compares, so «übersicht» has to be asked for as «Übersicht», too.

    In rich text «AT&T» stands as «AT&amp;T».
    """
    found = {word, word.lower(), word.upper(), word.capitalize()} if not word.isascii() else {word}
    return found | {escape(spelling) for spelling in found}


def words_filter(words: list[str], fields: tuple[str, ...]) -> Q:
    """All ``words``, each in any of ``fields``. Without words: everything."""
    condition = Q()
    for word in words:
        anywhere = Q()
        for spelling in spellings(word):
            for field in fields:
                anywhere |= Q(**{f"{field}__icontains": spelling})
        condition &= anywhere
    return condition
