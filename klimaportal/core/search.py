"""The database search: every word must occur in one of the fields; umlauts in either case."""

from django.db.models import Q


def spellings(word: str) -> set[str]:
    """SQLite folds only ASCII letters when it compares, so «übersicht» has to be asked for as «Übersicht», too."""
    return {word, word.lower(), word.upper(), word.capitalize()} if not word.isascii() else {word}


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
