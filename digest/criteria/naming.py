"""Whether anybody can be recognised in what the digest repeats of people's words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from digest.digest import Digest
from digest.facts import SessionFacts
from digest.faults import Fault

CODES = {
    "an e-mail address": re.compile(r"[\w.+-]@[\w-]+\.\w"),
    "a tax code": re.compile(r"\b[A-Za-z]{6}\d{2}[A-Za-z]\d{2}[A-Za-z]\d{3}[A-Za-z]\b"),
    "a telephone number": re.compile(r"(?<![\w.,+])3\d{2}[ .-]?\d{3}[ .-]?\d{4}(?!\w)"),
}
WORD = re.compile(r"\w+")
ASIDE = re.compile(r"\(.*?\)")
# A letter and the accent written after it are one sign, though only the letter counts as \w.
BEFORE, AFTER = r"(?<![\w\u0300-\u036f])", r"(?![\w\u0300-\u036f])"
SHORTEST = 2
"""In letters; an initial is no name."""


def faults(facts: SessionFacts, digest: Digest) -> Iterator[Fault]:
    """Look for names, addresses, numbers and tax codes in every text that no plan has."""
    known = _by_last_word(facts.names)
    for where, text in _words(digest):
        for what, pattern in CODES.items():
            if pattern.search(text):
                yield _fault(where, f"shows {what}")
        folded = text.casefold()
        for word in known.keys() & set(WORD.findall(folded)):
            if any(_is_named(words, text, folded) for words in known[word]):
                yield _fault(where, "names somebody")


def _by_last_word(names: Iterable[str]) -> dict[str, list[list[str]]]:
    known: dict[str, list[list[str]]] = defaultdict(list)
    for words in (WORD.findall(ASIDE.sub(" ", name)) for name in names if "@" not in name):
        if words:
            known[words[-1].casefold()].append(words)
    return known


def _is_named(words: list[str], text: str, folded: str) -> bool:
    """A name of several words counts in any case, one or the second of two with a capital."""
    whole = r"[\s.'’-]+".join(re.escape(word.casefold()) for word in words)
    if len(words) > 1 and re.search(f"{BEFORE}{whole}{AFTER}", folded):
        return True
    alone = re.escape(words[-1].capitalize())
    surname = len(words) <= 2 and len(words[-1]) >= SHORTEST  # noqa: PLR2004 - name and surname
    return surname and re.search(f"{BEFORE}{alone}{AFTER}", text) is not None


def _words(digest: Digest) -> Iterator[tuple[str, str]]:
    yield from ((one.contribution_id, one.reason) for one in digest.set_aside)
    for section in digest.sections:
        for voice in section.voices:
            for cell in voice.cells:
                yield from ((quote.reference, quote.text) for quote in cell.quotes)
                yield from ((quote.reference, quote.code or "") for quote in cell.quotes)
        for point in section.points:
            told = (point.name or "", *point.keywords)
            yield from ((point.point_id, text) for text in told)
        yield from ((one.run_id, one.question) for one in section.rounds if one.on_the_spot)
        for poll in section.polls:
            for question in poll.questions:
                repeated = [question.question, *(option.text for option in question.options)]
                is_unchecked = question.from_people or poll.on_the_spot
                texts = [*question.texts, *(repeated if is_unchecked else ())]
                yield from ((poll.run_id, text) for text in texts)


def _fault(where: str, what: str) -> Fault:
    return Fault("privacy", where, what)
