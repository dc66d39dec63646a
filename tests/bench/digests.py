"""How long a digest takes, and how well contributions are grouped into points."""

import time

from bot.wording.words import words_of
from digest.audit import check
from digest.compose import compose
from digest.documents.markdown import markdown
from digest.documents.report import report
from tests.bench.figures import Figures
from tests.digest.grouping import SEEN, UNSEEN, as_proposed, each_alone, judged
from tests.digest.sessions import grown, puglia


def measure_digests(figures: Figures) -> None:
    """A usual session and a very long one; the labelled contributions."""
    for size in (200, 5000):
        figures[f"digest of {size} contributions, s"] = _digest_seconds(size)
    for name, group in (("proposed", as_proposed()), ("each alone", each_alone)):
        for texts, path in (("", SEEN), (", unseen", UNSEEN)):
            figures[f"points, {name}{texts}: B³ F1"] = judged(group, path)["all"].f1


def _digest_seconds(size: int) -> float:
    facts = grown(puglia(), size)
    began = time.perf_counter()
    digest = compose(facts)
    check(facts, digest)
    markdown(report(digest, words_of(facts.session.plan)))
    return time.perf_counter() - began
