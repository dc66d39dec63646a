"""What the whole session leaves: lessons, prospects, reactions, and registers across its areas."""

from collections.abc import Iterator

from digest.claims import Outlook
from digest.digest import Digest, Section
from digest.documents.building import Part
from digest.documents.citing import Sentence, cited, in_short, point_of, section_of
from digest.documents.phrases import Say, kinds, material, short_group
from digest.documents.results import figure
from digest.documents.scales import option_names, spread_notes
from digest.outcomes import MaterialName, PollOutcome, QuestionOutcome
from facilitation.contributions import ContributionKind
from facilitation.counting import leaders, scores

REGISTERS = (
    ContributionKind.GOOD_PRACTICE,
    ContributionKind.COLLABORATION_ACTIVE,
    ContributionKind.COLLABORATION_POSSIBLE,
    ContributionKind.STORY,
)


def conclusions(digest: Digest, say: Say) -> Iterator[Part]:
    """Part by part, what a reader in a hurry takes away; parts without anything are left out."""
    told = (
        ("digest_lessons", [_outlook(digest, one, say) for one in digest.lessons]),
        ("digest_prospects", [_outlook(digest, one, say) for one in digest.prospects]),
        ("digest_priorities", [*_firsts(digest, {"priority", "ranking"}, say)]),
        ("digest_reactions", [*_reactions(digest, say)]),
        ("digest_evaluation", [*_firsts(digest, {"questionnaire"}, say)]),
    )
    for heading, sentences in told:
        if sentences:
            yield say(heading), tuple(sentences)


def registers(digest: Digest, say: Say) -> Iterator[Part]:
    """Good practices, collaborations and stories of all areas, each with its place."""
    for kind in REGISTERS:
        told = tuple(
            cited(
                say(
                    "digest_registered",
                    quote=in_short(point, section, say),
                    place=section.title,
                ),
                point.references,
                say,
            )
            for section in digest.sections
            for point in section.points
            if point.kind is kind
        )
        if told:
            yield kinds(kind, say), told


def _outlook(digest: Digest, one: Outlook, say: Say) -> Sentence:
    section = section_of(digest, one.section)
    point = point_of(section, one.sources[0])
    names = [short_group(digest.header, roles, say) for roles in one.groups]
    told = say(
        "digest_outlook_from" if names else "digest_outlook",
        quote=in_short(point, section, say),
        kind=say(f"digest_one_{point.kind}"),
        place=section.title,
        count=point.people,
        names=names,
    )
    if one.is_tied:
        told = f"{told} {say('digest_outlook_tied')}"
    return cited(told, one.sources, say)


def _firsts(digest: Digest, called: set[str], say: Say) -> Iterator[Sentence]:
    """What came first in each question of polls that are called so, ties and all."""
    for section in digest.sections:
        for poll in section.polls:
            if poll.called in called:
                yield from _first(digest, section, poll, say)


def _first(digest: Digest, section: Section, poll: PollOutcome, say: Say) -> Iterator[Sentence]:
    for question in poll.questions:
        if question.spreads:
            told = " ".join(spread_notes(question, digest.header, say))
            text = say("digest_first_in", question=question.question, first=told)
        elif question.counts:
            first = _leading(question, say)
            text = say("digest_first_in", question=question.question, first=first)
        elif question.texts:
            texts = say("digest_texts_given", count=len(question.texts))
            text = say("digest_first_in", question=question.question, first=texts)
        else:
            continue
        text = say("digest_cited", text=text, references=section.key)
        yield Sentence(text, (poll.run_id,))


def _leading(question: QuestionOutcome, say: Say) -> str:
    """The options with the highest score, and how high it is."""
    first = leaders(question.slots, question.counts)
    names = option_names(question, say)
    scored = next(one for one in scores(question.slots, question.counts) if one.option in first)
    return say(
        "digest_leads" if len(first) == 1 else "digest_lead_tied",
        names=[say("digest_quote", text=names[option]) for option in names if option in first],
        figure=figure(question, scored, question.answered, say),
    )


def _reactions(digest: Digest, say: Say) -> Iterator[Sentence]:
    """For every video, or whatever else was shared: what it moved people to."""
    told: dict[MaterialName, list[Sentence]] = {}
    for section in digest.sections:
        for poll in section.polls:
            if poll.material is not None:
                told.setdefault(poll.material, []).extend(_first(digest, section, poll, say))
        for one in section.rounds:
            if one.material is not None:
                moved = say("digest_moved_to", count=one.contributions)
                if not one.contributions:
                    moved = say("digest_no_contribution")
                text = say("digest_cited", text=moved, references=section.key)
                told.setdefault(one.material, []).append(Sentence(text, (one.run_id,)))
    for named, sentences in told.items():
        texts = [f"{material(named, say)}:", *(one.text for one in sentences)]
        sources = dict.fromkeys(run for one in sentences for run in one.sources)
        yield Sentence(" ".join(texts), tuple(sources))
