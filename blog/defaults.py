from django.apps import apps as global_apps


def fill_empty(apps, name: str, rows: list[dict]) -> None:
    """Makes ``rows`` in the blog's table ``name`` if it is empty; for ``post_migrate``, whose ``apps`` may be None."""
    try:
        model = (apps or global_apps).get_model("blog", name)
    except LookupError:  # migrated to before there was such a table
        return
    if not model.objects.exists():
        model.objects.bulk_create(model(**values) for values in rows)
