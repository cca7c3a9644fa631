"""Static files: hashed and compressed in production; the style sheets of all components served as one."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and pre-compressed files; a name that third-party CSS or JavaScript mistypes takes no page down."""

    manifest_strict = False
    keep_only_hashed_files = False


class StyleSheetFinder(BaseFinder):
    """Serves ``css/portal.css``: tokens, base, layout, every component and print, one request for all.

    The sheets stay what they are, one plain file for each component, and nobody has to build anything: the bundle is
    written to ``DATA_DIR/css`` whenever one of its parts is newer. Order between layers is declared in ``tokens.css``.
    """

    name = "css/portal.css"

    def __init__(self, *args, **kwargs):
        self.source = Path(settings.BASE_DIR) / "static" / "css"
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "static-bundle")

    def parts(self) -> list[Path]:
        def named(*names):
            return [self.source / f"{name}.css" for name in names]

        components = sorted((self.source / "components").glob("*.css"))
        return [*named("tokens", "base", "layout"), *components, *named("forced", "print")]

    def build(self) -> Path:
        target, parts = Path(self.storage.path(self.name)), self.parts()
        newest = max([p.stat().st_mtime for p in parts] + [(self.source / "components").stat().st_mtime])
        if not target.exists() or target.stat().st_mtime < newest:
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False, encoding="utf-8") as file:
                file.write("\n".join(p.read_text(encoding="utf-8") for p in parts))
            Path(file.name).chmod(0o644)
            Path(file.name).replace(target)  # several workers may start at once: each sees a whole file
        return target

    def find(self, path, find_all=False, **kwargs):
        found = [str(self.build())] if path == self.name else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        self.build()
        yield self.name, self.storage
