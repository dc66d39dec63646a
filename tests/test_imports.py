"""The arrows between our packages, and the fences round other people's."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW = {
    "facilitation": set(),
    "digest": {"facilitation"},
    "storage": {"facilitation", "digest"},
    "dialogs": {"facilitation", "digest", "storage"},
    "bot": {"facilitation", "digest", "storage", "dialogs"},
    "rehearsal": {"facilitation"},
    "deployment": {"bot"},
    "app": {"facilitation", "digest", "storage", "dialogs", "bot", "rehearsal"},
}
OURS = {*BELOW, "tests"}
FORMATS = {
    "digest/documents/typeset.py": {"typst"},
    "digest/documents/docx.py": {"docx"},
    "digest/documents/odt.py": {"odfdo"},
    "digest/documents/xlsx.py": {"xlsxwriter"},
}
"""Those who know how a format is written, each in one file and nowhere else."""
PURE = {"facilitation", "digest"}
FENCES = {
    "sqlalchemy": {"storage", "app"},
    "alembic": {"storage", "app"},
    "aiosqlite": {"storage"},
    "asyncpg": {"storage"},
    "botbuilder": {"bot", "app"},
    "botframework": {"bot", "app"},
    "msrest": {"bot"},
    "azure": {"bot", "app"},
    "microsoft_teams": {"bot"},
    "apscheduler": {"bot", "app"},
    "aiohttp": {"bot", "app", "rehearsal"},
    **{name: set() for names in FORMATS.values() for name in names},
}
SOURCES = [ROOT / "app.py", *(path for package in OURS for path in (ROOT / package).rglob("*.py"))]
PATHS = sorted(str(path.relative_to(ROOT)) for path in SOURCES if path.exists())


def test_every_import_points_down() -> None:
    found = [
        f"{path}: {complaint}"
        for path in PATHS
        for complaint in complaints(path, (ROOT / path).read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("facilitation/polls.py", "import digest"),
        ("facilitation/polls.py", "import rehearsal.people"),
        ("facilitation/polls.py", "import yaml"),
        ("digest/compose.py", "from storage.tables import polls"),
        ("digest/documents/word.py", "import babel"),
        ("digest/documents/docx.py", "import typst"),
        ("digest/compose.py", "from docx import api"),
        ("bot/press.py", "import xlsxwriter"),
        ("storage/polls.py", "from dialogs import commands"),
        ("dialogs/polling.py", "from bot.cards import polls"),
        ("dialogs/polling.py", "from sqlalchemy.ext.asyncio import AsyncConnection"),
        ("storage/store.py", "from aiohttp import web"),
        ("rehearsal/channel.py", "import bot.door.server"),
        ("rehearsal/channel.py", "from botbuilder.schema import Activity"),
        ("bot/server.py", "import app"),
        ("bot/settings.py", "from deployment.teams import package"),
        ("deployment/teams/package.py", "from storage.store import Store"),
        ("app.py", "from tests import postgres"),
        ("app.py", "def build():\n    import bot"),
        ("app.py", "try:\n    import uvloop\nexcept ImportError:\n    pass"),
        ("bot/server.py", "from typing import TYPE_CHECKING"),
        ("bot/server.py", "import typing\nif typing.TYPE_CHECKING:\n    pass"),
        ("bot/__init__.py", "from bot.door.server import build"),
    ],
)
def test_an_import_that_points_up_is_complained_of(path: str, text: str) -> None:
    assert complaints(path, text)


def complaints(path: str, text: str) -> list[str]:
    """Say what is wrong with the imports of the module at `path`."""
    package = path.split("/", maxsplit=1)[0].removesuffix(".py")
    tree = ast.parse(text)
    nodes = list(ast.walk(tree))
    imports = imported(nodes)
    others = imports - allowed(package, imports) - FORMATS.get(path, set())
    found = [f"{name} is not for {package}" for name in others]
    if path.endswith("__init__.py") and text:
        found.append("an __init__.py is empty")
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom) and node not in tree.body:
            found.append(f"line {node.lineno}: an import stands at the top")
        if "TYPE_CHECKING" in named(node):
            found.append("no import is for types alone")
    return found


def imported(nodes: list[ast.AST]) -> set[str]:
    """Give the top-level names of what is imported; relative imports stay in their package."""
    imports = [node for node in nodes if isinstance(node, ast.Import)]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    modules = {alias.name for node in imports for alias in node.names}
    modules |= {node.module or "" for node in froms if node.level == 0}
    return {module.split(".")[0] for module in modules}


def allowed(package: str, imports: set[str]) -> set[str]:
    """Give those of the imported names that `package` may use."""
    if package == "tests":
        return imports
    own = {package, *BELOW[package]}
    if package in PURE:
        return own | {"pydantic", "pydantic_core"} | sys.stdlib_module_names
    fenced = {name for name, homes in FENCES.items() if package not in homes}
    return own | (imports - OURS - fenced)


def named(node: ast.AST) -> set[str]:
    """Give the names that `node` itself speaks of."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name):
            return {name}
        case _:
            return set()
