"""What facilitators do: told to the room, asked once where it cannot be undone."""

from microsoft_teams.cards import ExecuteAction

from bot.cards.actions import execute
from bot.cards.agenda import agenda_lines
from bot.cards.control import control_card
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.taps.leading import ActTap
from bot.cards.taps.showing import ShowTap
from bot.cards.turnout import turnout
from bot.wording.words import Words
from dialogs.commands.leading import Act, Facilitate
from dialogs.commands.showing import Card
from dialogs.replies import ActDone, ConfirmationNeeded, QuestionPut
from dialogs.views.opening import ActView
from facilitation.sessions import Session


def act_card(view: ActView, words: Words) -> Json:
    """Who did what to the session, and until when."""
    title = words(f"told_{view.act}", heading=view.heading, until=view.until)
    return card(
        words,
        header(words("agenda_name"), words("until", at=view.until) if view.until else None),
        heading(title),
        *([paragraph(view.heading)] if view.heading and view.heading not in title else []),
        *(agenda_lines(view.session, words) if view.act == "share" else []),
        foot(words("act_by", name=view.by), words(f"then_{view.act}")),
        speak=words("act_speak", title=title, name=view.by),
    )


def act_done_card(reply: ActDone, words: Words) -> Json:
    """The control card after an act, with the receipt on top."""
    return control_card(reply.control, words, done=words(f"done_{reply.act}"))


def question_put_card(reply: QuestionPut, words: Words) -> Json:
    """The control card after a question asked on the spot."""
    return control_card(reply.control, words, done=" ".join(_put(reply, words)))


def rounded_card(reply: QuestionPut, words: Words) -> Json:
    """What became of the time that was typed, for its author alone."""
    title, *rest = _put(reply, words)
    return card(
        words, header(words("only_you")), heading(title), *map(paragraph, rest), speak=title
    )


def _put(reply: QuestionPut, words: Words) -> list[str]:
    said = [words("done_ask", count=reply.minutes)]
    if reply.rounded_seconds is not None:
        seconds = reply.rounded_seconds
        said.append(words("done_ask_rounded", count=reply.minutes, seconds=seconds))
    return said


def confirmation_card(reply: ConfirmationNeeded, words: Words) -> Json:
    """Is it meant? Asked once, with what follows from it."""
    command, session = reply.command, reply.session
    what = command.act.value
    tap = ActTap(
        session=session.id,
        act=command.act,
        run=command.run_id,
        seen=command.seen,
        confirmed=True,
    )
    title = words(f"confirm_{what}_heading")
    run, plan = reply.run, session.plan
    facts = [turnout(plan, run, words, answered=reply.answered, asked=reply.asked)] if run else []
    return card(
        words,
        header(words("control_name")),
        heading(title),
        *([paragraph(run.prompt.heading)] if run else []),
        foot(*facts, words(f"confirm_{what}_foot")),
        speak=title,
        actions=[
            _back(command, session, words),
            execute(
                tap,
                title=words(f"confirm_{what}_button"),
                style="destructive",
            ),
        ],
    )


def _back(command: Facilitate, session: Session, words: Words) -> ExecuteAction:
    """The way back to the card of who was asked: a deputy has no control card yet."""
    if command.act is not Act.LEAD:
        back = ShowTap(session=session.id, card=Card.CONTROL)
        return execute(back, title=words("back_to_control_button"))
    back = ShowTap(session=session.id, card=Card.WELCOME)
    if session.block_id is not None:
        back = ShowTap(session=session.id, card=Card.BLOCK, thing=session.block_id)
    return execute(back, title=words("back_button"))
