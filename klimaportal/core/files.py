from django.core.files.storage import storages


def private_storage():
    """Files are handed out by a view that asks who may see them, never by a public address."""
    return storages["private"]
