"""Ground ← rooms ← roof: every import is read, those inside functions, too (README, «Aufbau»)."""

import ast
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
GROUND, ROOF = "klimaportal.core", "klimaportal"
ROOMS = ("pages", "news", "documents", "bestpractice", "blog")
OUTSIDE = {"manage.py"}


def floor_of(module: str) -> str:
    """``klimaportal.core``, a room's name, ``klimaportal``, ``tests`` or «elsewhere» (Django, third parties, stdlib)."""
    first = module.partition(".")[0]
    if module == GROUND or module.startswith(f"{GROUND}."):
        return GROUND
    return first if first in (*ROOMS, ROOF, "tests") else "elsewhere"


def may_import(importer: str, imported: str) -> bool:
    if imported in ("elsewhere", importer):
        return True
    if imported == "tests":
        return False
    return importer == ROOF or (importer in ROOMS and imported == GROUND)


def imports_of(source: str, module: str, is_package: bool) -> list[tuple[int, str]]:
    """(line, absolute name) of everything that ``source`` imports, wherever it stands."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            package = module.split(".") if is_package else module.split(".")[:-1]
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # «from klimaportal import core» imports the ground, not the roof
            found += [(node.lineno, f"{base}.{alias.name}") for alias in node.names]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module":
            found += [(node.lineno, arg.value) for arg in node.args if isinstance(arg, ast.Constant)]
    return found


def modules() -> dict[Path, str]:
    found = {}
    for top in (ROOF, *ROOMS):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[path] = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return found


def wrong_arrows(source: str, module: str, is_package: bool = False) -> list[str]:
    floor = floor_of(module)
    return [
        f"{module} (line {line}) imports {name}: «{floor}» must not import «{floor_of(name)}»"
        for line, name in imports_of(source, module, is_package)
        if not may_import(floor, floor_of(name))
    ]


def test_imports_only_point_down():
    wrong = [
        line
        for path, module in modules().items()
        for line in wrong_arrows(path.read_text(encoding="utf-8"), module, path.name == "__init__.py")
    ]
    help_text = (
        "What two rooms need moves to klimaportal/core; what composes rooms moves to klimaportal (README, «Aufbau»)."
    )
    assert wrong == [], "\n".join(["", *wrong, help_text])


@pytest.mark.parametrize(
    ("module", "source", "number"),
    [
        ("klimaportal.core.views", "from news.models import Event", 1),
        ("klimaportal.core.views", "from klimaportal.roles import RIGHTS", 1),
        ("klimaportal.core.views", "from ..roles import RIGHTS", 1),
        ("klimaportal.core.views", "from .. import roles", 1),
        ("klimaportal.core.views", "from .models import Topic\nimport klimaportal.core.text", 0),
        ("klimaportal.core.views", "from klimaportal import core", 0),
        ("news.views", "def f():\n    from blog.models import Post", 1),
        ("news.views", "if x:\n    import klimaportal.settings", 1),
        ("news.views", "import importlib\nimportlib.import_module('pages.models')", 1),
        ("news.views", "from klimaportal.core import text\nfrom . import models\nimport django, PIL", 0),
        ("news.views", "from tests.factories import make_news", 1),
        ("klimaportal.views", "from news.models import Event\nfrom .core.text import german_slug", 0),
    ],
)
def test_wrong_arrows_are_seen_wherever_they_stand(module, source, number):
    assert len(wrong_arrows(source, module)) == number


def test_every_floor_was_read():
    read = {floor_of(module) for module in modules().values()}
    assert read == {GROUND, ROOF, *ROOMS}


def test_every_installed_app_of_ours_is_a_known_floor():
    """A seventh room has to be named here, or nobody watches what it imports."""
    ours = {app for app in settings.INSTALLED_APPS if (ROOT / app.replace(".", "/")).is_dir()}
    assert ours == {GROUND, ROOF, *ROOMS}


def test_python_at_the_top_is_only_the_command():
    assert {path.name for path in ROOT.glob("*.py")} == OUTSIDE


def test_packages_of_ours_hide_no_module_of_python():
    assert sorted({*ROOMS, ROOF, "tests"} & sys.stdlib_module_names) == []


def test_every_folder_of_tests_is_a_package():
    """Else ``tests/pages`` would take the place of the app ``pages``."""
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []
