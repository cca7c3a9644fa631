import pytest

from klimaportal.demo.loader import Loader
from tests.factories import make_image, make_portal


@pytest.fixture
def loader(db):
    make_portal()
    loader = Loader("soest")
    loader.images = {"feld": make_image()}
    return loader


def test_loader_is_content_when_every_rendition_is_there(loader):
    assert loader.check_renditions() is None


def test_loader_names_the_rendition_that_a_page_would_link_in_vain(loader):
    file = loader.images["feld"].file
    file.storage.delete(file.avif960.removeprefix("/medien/"))
    with pytest.raises(ValueError, match=file.avif960):
        loader.check_renditions()
