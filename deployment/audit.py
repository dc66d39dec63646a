"""Holds what we run against the advisories of the day, and says aloud where nobody could be asked.

`python -m deployment.audit requirements.txt` exits 1 where anything is known to be open, and only
then: a machine without a network can still be tested on.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

OPEN = 1
WITHIN_SECONDS = 180

ASK = ("-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json")
"""Only what is pinned is asked about: nothing is installed or resolved for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What came of asking."""

    held: int = 0
    """How many packages the advisories were asked about."""
    unasked: int = 0
    """About how many nobody could be asked."""
    findings: tuple[str, ...] = ()
    """What is open, a line each."""

    def __str__(self) -> str:
        lines = [f"audit: {finding}" for finding in self.findings]
        if self.held:
            lines.append(f"audit: {self.held} packages held against the advisories of PyPI")
        if self.unasked or not self.held:
            whom = f"about {self.unasked} packages" if self.unasked else "at all"
            lines.append(
                f"audit: NOT REACHED: nobody could be asked {whom}; "
                "the floors that we know are held by tests/test_secrets.py"
            )
        return "\n".join(lines)


def read(report: str) -> Audit:
    """Read pip-audit's report, which calls it clean where its index knows of no such package."""
    try:
        packages = json.loads(report)["dependencies"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return Audit()
    asked = [one for one in packages if "skip_reason" not in one]
    return Audit(
        held=len(asked),
        unasked=len(packages) - len(asked),
        findings=tuple(_finding(one, known) for one in asked for known in one["vulns"]),
    )


def main(requirements: str) -> int:
    """Ask about every package pinned in a file, and tell."""
    audit = read(_ask(requirements))
    print(audit)  # noqa: T201  this is what it is for
    return OPEN if audit.findings else 0


def _ask(requirements: str) -> str:
    command = [sys.executable, *ASK, "--requirement", requirements]
    try:
        done = subprocess.run(  # noqa: S603  our own words
            command, capture_output=True, text=True, timeout=WITHIN_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def _finding(package: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    versions = ", ".join(known["fix_versions"])
    mended = f"mended in {versions}" if versions else "not mended yet"
    return f"{package['name']} {package['version']} is open: {known['id']}, {mended}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
