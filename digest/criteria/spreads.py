"""How near answers on a scale are to each other, by the answers one by one."""

from collections.abc import Iterator
from math import log2

from digest.digest import Digest
from digest.faults import Fault
from digest.outcomes import QuestionOutcome


def faults(digest: Digest) -> Iterator[Fault]:
    """Look for middles and consensus that the answers shown do not have."""
    for section in digest.sections:
        for poll in section.polls:
            for question in poll.questions:
                yield from _spreads(f"{poll.run_id}/{question.question_id}", question)


def _spreads(where: str, question: QuestionOutcome) -> Iterator[Fault]:
    shown = {(): question.counts} | {group.roles: group.counts for group in question.groups}
    for one in question.spreads:
        counts = shown.get(one.roles, ())
        answers = sorted(int(step) for step, people in counts if step != "0" for _ in range(people))
        if not answers:
            yield Fault("faithful", where, "tells a spread of answers that are not shown")
            continue
        last = len(answers) - 1
        if one.middle != (str(answers[last // 2]), str(answers[(last + 1) // 2])):
            yield Fault("faithful", where, "misplaces the middle of the answers")
        mean = sum(answers) / len(answers)
        width = len([step for step, _ in counts if step != "0"]) - 1
        told = 1 + sum(log2(1 - abs(step - mean) / width) for step in answers) / len(answers)
        if abs(one.consensus - 100 * told) > 1:
            yield Fault("faithful", where, "misjudges how near the answers are to each other")
