"""The shelf of session plans: YAML files, checked, and read again when they change."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from ruamel.yaml import YAML

from facilitation.findings import Finding
from facilitation.plan import Plan
from facilitation.plan_checks import findings
from facilitation.plan_shapes import parsed
from facilitation.refusals.unknown import NoSuchPlan
from storage.logos import LARGEST as LARGEST_LOGO
from storage.logos import LogoError, read_logo
from storage.yaml_files import read_yaml

LARGEST = 256 * 1024
"""In bytes; the plan of a day has thirty thousand."""

LINE = 100
"""Characters to a line of a file that we write."""

SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Located:
    """Something wrong with a plan, and where its organiser finds it."""

    finding: Finding
    path: Path
    line: int
    """Counted from 1."""


Read = Plan | tuple[Located, ...]
"""A plan that may be run, or everything that is wrong with it, from top to bottom."""


class PlanShelf:
    """The plans of one folder, by the names of their files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[Path, tuple[tuple[int, int], Read]] = {}

    def names(self) -> tuple[str, ...]:
        """What can be read, in alphabetical order."""
        return tuple(sorted(self._paths()))

    def read(self, name: str) -> Read:
        """The plan of that name as its file stands now. Raises NoSuchPlan."""
        path = self._paths().get(name)
        if path is None:
            raise NoSuchPlan
        status = path.stat()
        version = (status.st_mtime_ns, status.st_size)
        kept = self._kept.get(path)
        if kept is None or kept[0] != version:
            kept = self._kept[path] = (version, read_plan(path))
        return kept[1]

    def written(self, name: str) -> bytes:
        """The file of that name as it stands. Raises NoSuchPlan."""
        path = self._paths().get(name)
        if path is None:
            raise NoSuchPlan
        return path.read_bytes()

    def keep(self, name: str, written: bytes) -> None:
        """Lay a plan on the shelf whole, in place of the one of that name."""
        path = self._paths().get(name, self._folder / f"{name}.yaml")
        with NamedTemporaryFile(dir=self._folder, prefix=".", delete=False) as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)

    def _paths(self) -> dict[str, Path]:
        # Sorted, so that of two files with one name always the same is meant.
        return {
            path.stem: path
            for path in sorted(self._folder.iterdir(), reverse=True)
            if path.suffix in SUFFIXES and path.is_file()
        }


def read_plan(path: Path) -> Read:
    """Read and check one plan file, and the logo beside it."""
    try:
        written = path.read_bytes()
    except OSError:
        return (Located(Finding((), "finding_file_unreadable"), path, 1),)
    read = read_written(written, path)
    if isinstance(read, Plan) and read.digest.logo is not None:
        try:
            read_logo(path.parent, read.digest.logo)
        except LogoError:
            finding = Finding.at(
                ("digest", "logo"),
                "finding_logo_wrong",
                given=read.digest.logo,
                most=LARGEST_LOGO // 1024,
            )
            line = read_yaml(written.decode("utf-8-sig")).line(finding.place)
            return (Located(finding, path, line),)
    return read


def read_written(written: bytes, name: str | Path) -> Read:
    """Read and check what a plan file of that name says."""
    path = Path(name)
    if len(written) > LARGEST:
        values = {"most": LARGEST // 1024}
        return (Located(Finding((), "finding_file_too_large", values), path, 1),)
    try:
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        return (Located(Finding((), "finding_file_not_utf8"), path, line),)
    return _checked(text, path)


def written_out(content: Mapping[str, Any]) -> bytes:
    """A plan's plain values as its file, in the order in which they come."""
    file = BytesIO()
    writer = YAML()
    writer.width = LINE
    writer.dump(content, file)
    return file.getvalue()


def _checked(text: str, path: Path) -> Read:
    document = read_yaml(text)
    wrong = [Located(finding, path, line) for line, finding in document.flaws]
    if document.is_complete:
        plan = parsed(document.content)
        found = findings(plan) if isinstance(plan, Plan) else plan
        wrong += [Located(finding, path, document.line(finding.place)) for finding in found]
        if isinstance(plan, Plan) and not wrong:
            return plan
    return tuple(sorted(wrong, key=lambda located: located.line))
