"""The secret key that a portal without configuration makes for itself and keeps beside its data."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def kept_secret_key(data_dir: Path) -> str:
    """The key of the portal in ``data_dir``. Raises ``ImproperlyConfigured`` where nothing can be kept there."""
    try:
        return _kept(data_dir)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR={data_dir} lässt sich nicht lesen und beschreiben ({error.strerror})."
        ) from error


def _kept(data_dir: Path) -> str:
    """The key in ``data_dir/secret_key``; written with mode 0600 on first use."""
    path = data_dir / "secret_key"
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        data_dir.mkdir(mode=0o750, parents=True, exist_ok=True)  # comments and mails are nobody else's business
    handle, draft = tempfile.mkstemp(dir=data_dir, prefix=".secret_key-")  # mode 0600 from the start
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(64))
    with contextlib.suppress(FileExistsError):  # another process was faster: its key counts
        os.link(draft, path)  # whole or not at all: nobody reads half a key
    Path(draft).unlink()
    return path.read_text().strip()
