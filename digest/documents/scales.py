"""What options are called, and how far those who rated something agree, in words."""

from digest.digest import Header
from digest.documents.phrases import Say, short_group
from digest.outcomes import QuestionOutcome, Spread

WIDE, PARTIAL = 75, 50
"""Consensus from which on it is called wide, and partial."""


def option_names(question: QuestionOutcome, say: Say) -> dict[str, str]:
    """What each option is called: what is written of it, or the words it is known by."""
    worded = dict(question.worded)
    return {
        option.id: say(f"digest_option_{worded[option.id]}") if option.id in worded else option.text
        for option in question.options
    }


def apart(question: QuestionOutcome) -> bool:
    """Whether the middle answers of two groups have no step in common."""
    groups = question.spreads[1:]
    lowest = max((int(one.middle[0]) for one in groups), default=0)
    highest = min((int(one.middle[1]) for one in groups), default=0)
    return lowest > highest


def spread_notes(question: QuestionOutcome, header: Header, say: Say) -> list[str]:
    """Where the middle of all answers is, how near to it they are, and whether roles are apart."""
    if not question.spreads:
        return []
    everyone = question.spreads[0]
    middle = _middle(question, everyone, say)
    key = f"digest_consensus_{_how_far(everyone.consensus)}"
    told = [say(key, middle=middle, consensus=everyone.consensus)]
    if apart(question):
        told.append(say("digest_apart", centres=centres(question, header, say)))
    return told


def centres(question: QuestionOutcome, header: Header, say: Say) -> str:
    """Where the middle of each group's answers is."""
    return "; ".join(
        say(
            "digest_fact",
            what=short_group(header, one.roles, say),
            value=_middle(question, one, say),
        )
        for one in question.spreads[1:]
    )


def _how_far(consensus: int) -> str:
    if consensus >= WIDE:
        return "wide"
    return "partial" if consensus >= PARTIAL else "little"


def _middle(question: QuestionOutcome, spread: Spread, say: Say) -> str:
    names = option_names(question, say)
    lower, upper = (say("digest_quote", text=names[step]) for step in spread.middle)
    return lower if lower == upper else say("digest_between", lower=lower, upper=upper)
