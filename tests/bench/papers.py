"""All documents of a digest: how long the press takes, and how much memory at most."""

import resource
import subprocess
import sys
import time
from pathlib import Path

from bot.wording.words import words_of
from digest.compose import compose
from digest.documents.forms import Form, order
from tests.digest.sessions import grown, puglia

ROOT = Path(__file__).parent.parent.parent
SIZES = (200, 10_000)


def measured_papers() -> dict[str, float | int | str]:
    """Seconds for every document, one after the other, from facts to bytes; megabytes at most."""
    figures: dict[str, float | int | str] = {}
    for size in SIZES:
        facts = grown(puglia(), size)
        began = time.perf_counter()
        digest, words = compose(facts), words_of(facts.session.plan)
        figures[f"digest of {size} contributions, composed, s"] = time.perf_counter() - began
        for form in Form:
            told = order(form, digest, words)
            began_form = time.perf_counter()
            _pressed(form, told)
            took = time.perf_counter() - began_form
            figures[f"digest of {size} contributions, {form}, s"] = took
        figures[f"digest of {size} contributions, all documents, s"] = time.perf_counter() - began
        # Of all children so far, the largest: sizes come in ascending order.
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        figures[f"digest of {size} contributions, most memory of a child, MB"] = most
    return figures


def _pressed(form: Form, told: bytes) -> bytes:
    command = [sys.executable, "-m", "digest.documents.press", form]
    made = subprocess.run(command, input=told, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return made.stdout
