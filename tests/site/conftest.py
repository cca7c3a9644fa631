"""The whole portal with a demo county loaded once for each module; tests may change things, the next starts afresh."""

import pytest
from django.core.management import call_command

from klimaportal.demo.loader import COUNTIES, Loader


@pytest.fixture(scope="module", params=COUNTIES)
def county(request, django_db_setup, django_db_blocker):
    """The name of the county whose demo content is in the database (pictures at 480 px: nobody looks at them here)."""
    with django_db_blocker.unblock():
        Loader(request.param, picture_width=480).load()
        yield request.param
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def portal(county, db):
    return county
