"""A folder whose power can fail: what was not synced is gone."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

SOURCE = Path(__file__).with_name("shim.c")
COMPILE = ("cc", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC")


@dataclass(frozen=True, slots=True)
class Power:
    """A folder of files, and beside it what of them would outlive a power cut."""

    shim: Path
    files: Path

    @property
    def synced(self) -> Path:
        """Where what was synced is kept."""
        return self.files.with_name(f"{self.files.name}.synced")

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs so that it is kept."""
        return {
            "LD_PRELOAD": str(self.shim),
            "GIRO_FILES": str(self.files),
            "GIRO_SYNCED": str(self.synced),
        }

    def settle(self) -> None:
        """Take everything that is there for synced; nobody must be at it."""
        _replace(self.synced, self.files)

    def fail(self) -> None:
        """Leave what was synced and nothing else; whoever was at it must be dead."""
        for unfinished in self.synced.rglob("*~"):
            unfinished.unlink()
        _replace(self.files, self.synced)


@contextmanager
def built_shim() -> Iterator[Path]:
    """Lend the shim, where anybody can read it."""
    with TemporaryDirectory(prefix="giro-shim-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        shim = folder / "shim.so"
        subprocess.run([*COMPILE, "-o", str(shim), str(SOURCE), "-ldl"], check=True)
        yield shim


def _replace(old: Path, new: Path) -> None:
    shutil.rmtree(old, ignore_errors=True)
    subprocess.run(["cp", "--archive", str(new), str(old)], check=True)  # noqa: S607  of coreutils
