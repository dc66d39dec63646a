"""How many of those who were asked answered: in all, and by the groups that may be told apart."""

from digest.digest import Digest, Section
from digest.documents.phrases import Say, short_group
from digest.groups import RoleGroup
from digest.outcomes import PollOutcome, QuestionOutcome

UNTOLD = "–"
"""Where a figure would part people whom nothing else in the digest parts, or nobody was asked."""

Row = tuple[str, tuple[str, ...]]


def turnout(digest: Digest, say: Say) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns, and a row for each question of each section and for what was written there."""
    header = digest.header
    groups = header.groups if len(header.groups) > 1 else ()
    columns = (
        say("digest_asked_what"),
        say("digest_everyone"),
        *(short_group(header, one.roles, say) for one in groups),
    )
    rows = [row for one in digest.sections for row in _section(one, groups, say)]
    return columns, tuple(rows)


def _section(section: Section, groups: tuple[RoleGroup, ...], say: Say) -> list[Row]:
    rows = [
        (
            say("digest_section", key=section.key, title=question.question),
            (
                _everyone(poll, question, say),
                *(_group(one, question, say) for one in groups),
            ),
        )
        for poll in section.polls
        for question in poll.questions
    ]
    if section.authors is not None:
        wrote = say("digest_section", key=section.key, title=say("digest_contributions"))
        rows.append((wrote, (str(section.authors), *(UNTOLD for _ in groups))))
    return rows


def _everyone(poll: PollOutcome, question: QuestionOutcome, say: Say) -> str:
    if poll.asked is None:
        return str(question.answered)
    return say("digest_score_people", people=question.answered, of=poll.asked)


def _group(group: RoleGroup, question: QuestionOutcome, say: Say) -> str:
    """Of the people whom the header counts in the same group, those who answered."""
    same = [one.answered for one in question.groups if {*one.roles} == {*group.roles}]
    # Some of those who answered may have left, or changed their role, since.
    if not same or same[0] > group.people:
        return UNTOLD
    return say("digest_score_people", people=same[0], of=group.people)
