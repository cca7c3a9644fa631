import os

import django

from .core.encoding import Utf8Handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klimaportal.settings")
django.setup(set_prefix=False)
application = Utf8Handler()
