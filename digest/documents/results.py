"""What polls came to, in words and rows that every document shares."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.digest import Digest, Header
from digest.documents.phrases import Say, group, others_meant, plurals, short_group
from digest.documents.scales import option_names, spread_notes
from digest.outcomes import MaterialName, PollOutcome, QuestionOutcome, SpeakingOutcome
from facilitation.counting import Score, leaders, ranked, scores
from facilitation.privacy import Counts


@dataclass(frozen=True, slots=True)
class Table:
    """What a question came to: a column for everyone, and one for each published group."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """(option, its cells)."""


def poll_heading(poll: PollOutcome, say: Say) -> str:
    """What a poll is called, and whether it was anonymous."""
    name = say(f"digest_form_{poll.called}{'_anonymous' if poll.anonymous else ''}")
    return say("digest_form", name=name, heading=poll.heading)


def under_material(
    polls: Iterable[PollOutcome],
) -> Iterator[tuple[MaterialName | None, PollOutcome]]:
    """Each poll with the material that is to be told above it: once for those that follow it."""
    told: MaterialName | None = None
    for poll in polls:
        yield (poll.material if poll.material != told else None), poll
        told = poll.material


def speaking_notes(one: SpeakingOutcome, digest: Digest, say: Say) -> list[str]:
    """How many spoke and how many passed, by role where that may be told."""
    if one.spoke is None:
        return [say("digest_spoke_few", threshold=digest.method.threshold)]
    groups = [
        say("digest_fact", what=group(digest.header, part.roles, say), value=str(part.people))
        for part in one.groups
    ]
    passed = [] if one.passed is None else [say("digest_passed", count=one.passed)]
    by_role = [f"{', '.join(groups)}."] if groups else []
    return [say("digest_spoke", count=one.spoke), *by_role, *passed]


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
        notes.append(say("digest_answered_of", count=poll.answered, asked=poll.asked))
    return notes


def question_notes(question: QuestionOutcome, digest: Digest, say: Say) -> list[str]:
    """What a reader must know of the figures, or why there are none."""
    notes = [say("digest_proposed")] if question.proposed else []
    match question.detail:
        case "withheld":
            threshold = digest.method.threshold
            notes.append(say("digest_withheld", count=question.answered, threshold=threshold))
        case "alike":
            notes.append(say("digest_alike", count=question.answered))
        case "texts":
            notes.append(say("digest_texts_of", count=len(question.texts)))
        case "unanswered":
            notes.append(say("digest_unanswered"))
        case "still_open":
            notes.append(say("digest_still_open"))
        case "total_only":
            notes.append(say("digest_total_only"))
    if question.counts:
        notes += [*_measure_notes(question, say), *spread_notes(question, digest.header, say)]
    return notes + _role_notes(question, digest.header, say)


def table(question: QuestionOutcome, header: Header, say: Say) -> Table:
    """What each option came to, the highest first where there is an order among them."""
    everyone = Counts(roles=(), answered=question.answered, counts=question.counts)
    groups = (everyone, *question.groups) if question.counts else ()
    came_to = [
        {score.option: score for score in scores(question.slots, one.counts)} for one in groups
    ]
    return Table(
        columns=(
            say("digest_everyone"),
            *(short_group(header, one.roles, say) for one in question.groups),
        ),
        rows=tuple(
            (
                name,
                tuple(
                    figure(question, scored[option_id], one.answered, say)
                    for scored, one in zip(came_to, groups, strict=True)
                ),
            )
            for option_id, name in _row_names(question, say)
        ),
    )


def first_choices(question: QuestionOutcome, header: Header, say: Say) -> str:
    """What each group chose first, option by option."""
    texts = option_names(question, say)
    choices = []
    for one in question.groups:
        first = leaders(question.slots, one.counts)
        options = [say("digest_quote", text=text) for key, text in texts.items() if key in first]
        choices.append(
            say(
                "digest_first_choice",
                role=short_group(header, one.roles, say),
                option=say("digest_and", names=options),
            )
        )
    return say("digest_diverging", choices="; ".join(choices))


def points(question: QuestionOutcome, say: Say) -> list[int]:
    """The points of everybody together, row by row of the table."""
    scored = {score.option: score.points for score in scores(question.slots, question.counts)}
    return [scored[option_id] for option_id, _ in _row_names(question, say)]


def _row_names(question: QuestionOutcome, say: Say) -> list[tuple[str, str]]:
    """The options that have a row: as they were shown, or with their places in order."""
    names = option_names(question, say)
    if not question.counts or question.measure == "people":
        return [*names.items()] if question.counts else []
    return [
        (
            score.option,
            say(
                "digest_tied" if is_tied else "digest_placed",
                place=place,
                option=names[score.option],
            ),
        )
        for place, is_tied, score in ranked(scores(question.slots, question.counts))
        if score.points
    ]


def figure(question: QuestionOutcome, score: Score, answered: int, say: Say) -> str:
    """An option's score, in what it is a number of."""
    return say(
        f"digest_score_{question.measure}", count=score.points, people=score.people, of=answered
    )


def _measure_notes(question: QuestionOutcome, say: Say) -> list[str]:
    """How the scores came about, where it is not plain to see."""
    if question.measure == "people":
        return [say("digest_several")] if question.several else []
    none = sum(not score.points for score in scores(question.slots, question.counts))
    most = max(slot.points for slot in question.slots)
    return [
        say(f"digest_by_{question.measure}", most=most),
        *([say("digest_without_points", count=none)] if none else []),
    ]


def _role_notes(question: QuestionOutcome, header: Header, say: Say) -> list[str]:
    silent = plurals(header, question.silent)
    merged = [one.roles for one in question.groups if len(one.roles) > 1]
    return [
        *([first_choices(question, header, say)] if question.diverging else []),
        *(told for roles in merged for told in others_meant(header, roles, say)),
        *([say("digest_silent_poll", names=silent)] if silent else []),
    ]
