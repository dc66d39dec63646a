"""A folder made of what the Dockerfile puts into an image, and of nothing else."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from importlib.metadata import files
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deployment" / "Dockerfile"
NOBODY = 65534

PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==", re.MULTILINE)
LEFT_OUT = ("test", "idlelib", "site-packages", "ensurepip", "config-*", "*.a")
"""Parts of Python that are large, and that nobody who runs Giro needs."""


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction; `stage` counts from 0."""

    stage: int
    word: str
    rest: str

    @property
    def words(self) -> list[str]:
        """The rest in the form that needs no shell; raises ValueError where it is another."""
        words: list[str] = json.loads(self.rest[self.rest.index("[") :])
        return words


def steps() -> list[Step]:
    """The Dockerfile, read as far as ours goes."""
    text = re.sub(r"\\\n\s*", "", DOCKERFILE.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found, stage = [], -1
    for line in lines:
        word, _, rest = line.partition(" ")
        stage += word == "FROM"
        found.append(Step(stage, word, rest))
    return found


def variables() -> Mapping[str, str]:
    """The environment that the image sets."""
    pairs = [pair for step in steps() if step.word == "ENV" for pair in step.rest.split()]
    return {name: value for name, _, value in (pair.partition("=") for pair in pairs)}


def copied() -> list[str]:
    """What is taken from the repository."""
    return [
        step.rest.split()[0]
        for step in steps()
        if step.word == "COPY" and not step.rest.startswith("--from")
    ]


def is_ignored(path: str) -> bool:
    """Whether .dockerignore keeps a path of the repository out of every image."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    parts = Path(path).parts
    ignored = False
    for line in lines:
        pattern = line.removeprefix("!")
        if line.startswith("#") or not line:
            continue
        if pattern.startswith("**/"):
            meant = any(fnmatch(part, pattern.removeprefix("**/")) for part in parts)
        else:
            meant = fnmatch(parts[0], pattern)
        if meant:
            ignored = not line.startswith("!")
    return ignored


def build(into: Path) -> Path:
    """Do what the Dockerfile says, with what is installed here; give the interpreter."""
    for name in copied():
        _take(ROOT / name, into / "giro" / name)
    shutil.copytree(into / "giro" / "plans", into / "data" / "plans")
    python = _interpreter(into)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = into / "giro" / ".venv" / "lib" / version / "site-packages"
    for source, name in _installed():
        _place(source, packages / name)
    binaries = into / "giro" / ".venv" / "bin"
    binaries.mkdir(parents=True)
    (binaries / "python").symlink_to(python)
    (binaries.parent / "pyvenv.cfg").write_text(f"home = {python.parent}\n", encoding="utf-8")
    return binaries / "python"


def _take(source: Path, target: Path) -> None:
    kept = [source] if source.is_file() else [one for one in source.rglob("*") if one.is_file()]
    for one in kept:
        if not is_ignored(str(one.relative_to(ROOT))):
            _place(one, target / one.relative_to(source))


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # With its time: what Python compiled from it is good for no other.
    shutil.copy2(source, target)


def _installed() -> Iterator[tuple[Path, str]]:
    """The files of every package that is pinned, and of none else."""
    for package in PINNED.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")):
        for file in files(package) or []:
            source = Path(str(file.locate()))
            if ".." not in file.parts and source.is_file():
                yield source, str(file)


def _interpreter(into: Path) -> Path:
    """Give the Python that runs here; a copy where it lies in a folder that is not everybody's."""
    here = Path(sys.executable).resolve()
    if all(parent.stat().st_mode & 0o005 == 0o005 for parent in here.parents):
        return here
    base, copy = Path(sys.base_prefix), into / "python"
    for folder in ("bin", "lib"):
        shutil.copytree(
            base / folder,
            copy / folder,
            symlinks=True,
            ignore=shutil.ignore_patterns(*LEFT_OUT),
        )
    return copy / "bin" / here.name


def close_to_all_but_readers(folder: Path) -> None:
    """Have everybody read a folder, and nobody but root write there."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod((mode | 0o444 | (0o111 if path.is_dir() or mode & 0o100 else 0)) & ~0o222)


def give_to_nobody(folder: Path) -> None:
    """What the image gives away with chown; who is not root owns it already."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
