import pytest

from klimaportal.demo.loader import AlreadyFilled, Loader
from tests.factories import make_image, make_portal


@pytest.fixture
def loader(db):
    make_portal()
    loader = Loader("soest")
    loader.images = {"feld": make_image()}
    return loader


def test_loader_is_content_when_every_rendition_is_there(loader):
    assert loader.check_renditions() is None


@pytest.mark.django_db
def test_of_two_loaders_at_once_the_slower_one_leaves_everything_as_it_is(monkeypatch):
    """As when ``make run`` is typed twice: nothing is loaded twice, and no picture is left behind that nobody shows."""
    slower = Loader("kyffhaeuser")
    monkeypatch.setattr(slower, "draw", lambda: make_portal(demo="soest"))
    monkeypatch.setattr(slower, "load_images", lambda files: pytest.fail("loads on"))
    with pytest.raises(AlreadyFilled, match="soest"):
        slower.load()


def test_loader_names_the_rendition_that_a_page_would_link_in_vain(loader):
    file = loader.images["feld"].file
    file.storage.delete(file.avif960.removeprefix("/medien/"))
    with pytest.raises(ValueError, match=file.avif960):
        loader.check_renditions()
