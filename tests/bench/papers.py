"""All documents of a digest: what the press takes in time of the processor, and in memory."""

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
    """Seconds of one core from facts to bytes, less what a press takes to start; megabytes."""
    figures: dict[str, float | int | str] = {}
    start = _pressed(Form.JSON, b"{}")
    figures["press, to start, s of a core"] = start
    for size in SIZES:
        name = f"digest of {size} contributions"
        facts = grown(puglia(), size)
        began = time.process_time()
        digest, words = compose(facts), words_of(facts.session.plan)
        orders = [(form, order(form, digest, words)) for form in Form]
        taken = figures[f"{name}, told, s of a core"] = time.process_time() - began
        for form, told in orders:
            figures[f"{name}, {form}, s of a core"] = took = _pressed(form, told) - start
            taken += took
        figures[f"{name}, all documents, s of a core"] = taken
        # The largest child so far: sizes come in ascending order.
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        figures[f"{name}, most memory of a press, MB"] = most
    return figures


def _pressed(form: Form, told: bytes) -> float:
    """Have a document made; the seconds of a core that it took."""
    command = [sys.executable, "-m", "digest.documents.press", form]
    before = _of_children()
    subprocess.run(command, input=told, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
