"""What polls came to, in words and rows that every document shares."""

from dataclasses import dataclass

from digest.digest import Digest, Header, PollOutcome, QuestionOutcome
from digest.documents.phrases import Say, plurals, short_group
from facilitation.privacy import Counts

HEADINGS = {
    (False, False): "digest_poll",
    (False, True): "digest_poll_anonymous",
    (True, False): "digest_questionnaire",
    (True, True): "digest_questionnaire_anonymous",
}
"""By (whether it is a questionnaire, whether it is anonymous)."""


@dataclass(frozen=True, slots=True)
class Table:
    """One question's counts: a column for everyone, and one for each published group."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """(option, its cells)."""


def poll_heading(poll: PollOutcome, say: Say) -> str:
    """What a poll is called, and whether it was anonymous."""
    key = HEADINGS[is_questionnaire(poll), poll.anonymous]
    return say(key, heading=poll.heading)


def is_questionnaire(poll: PollOutcome) -> bool:
    """Whether its questions have words of their own."""
    return [question.question for question in poll.questions] != [poll.heading]


def poll_notes(poll: PollOutcome, header: Header, say: Say) -> list[str]:
    """Who was asked, and how many answered."""
    usual = {role.id for role in header.roles if not role.observer}
    asked = say("digest_asked_only", names=plurals(header, poll.roles))
    notes = [] if set(poll.roles) == usual else [asked]
    if poll.answered and poll.asked is None:
        notes.append(say("digest_answered", count=poll.answered))
    elif poll.answered:
        notes.append(say("digest_answered_of", answered=poll.answered, asked=poll.asked))
    return notes


def question_notes(question: QuestionOutcome, digest: Digest, say: Say) -> list[str]:
    """What a reader must know of the figures, or why there are none."""
    notes: list[str] = []
    match question.detail:
        case "withheld":
            threshold = digest.method.threshold
            notes.append(say("digest_withheld", count=question.answered, threshold=threshold))
        case "texts":
            notes.append(say("digest_texts_of", count=len(question.texts)))
        case "unanswered":
            notes.append(say("digest_unanswered"))
        case "still_open":
            notes.append(say("digest_still_open"))
        case "total_only":
            notes.append(say("digest_total_only"))
    if question.several and question.counts:
        notes.append(say("digest_several"))
    return notes + _role_notes(question, digest.header, say)


def table(question: QuestionOutcome, header: Header, say: Say) -> Table:
    """How many of how many chose each option."""
    everyone = Counts(roles=(), answered=question.answered, counts=question.counts)
    texts = {option.id: option.text for option in question.options}
    groups = (everyone, *question.groups)
    return Table(
        columns=(
            say("digest_everyone"),
            *(short_group(header, one.roles, say) for one in question.groups),
        ),
        rows=tuple(
            (
                texts[option_id],
                tuple(
                    say("digest_of", people=one.counts[place][1], of=one.answered) for one in groups
                ),
            )
            for place, (option_id, _) in enumerate(question.counts)
        ),
    )


def first_choices(question: QuestionOutcome, header: Header, say: Say) -> str:
    """What each group chose first, option by option."""
    texts = {option.id: option.text for option in question.options}
    choices = []
    for one in question.groups:
        top = max(people for _, people in one.counts)
        options = [
            say("digest_quote", text=texts[option_id])
            for option_id, people in one.counts
            if people == top
        ]
        choices.append(
            say(
                "digest_first_choice",
                role=short_group(header, one.roles, say),
                option=say("digest_and", names=options),
            )
        )
    return say("digest_diverging", choices="; ".join(choices))


def _role_notes(question: QuestionOutcome, header: Header, say: Say) -> list[str]:
    merged = [one.roles for one in question.groups if len(one.roles) > 1]
    return [
        *([first_choices(question, header, say)] if question.diverging else []),
        *(say("digest_other_roles_are", names=plurals(header, roles)) for roles in merged),
        *(say("digest_silent_poll", role=name) for name in plurals(header, question.silent)),
    ]
