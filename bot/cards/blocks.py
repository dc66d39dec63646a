"""A stretch of the agenda opens: what it is about, in how many steps, until when."""

from microsoft_teams.cards import CardElement

from bot.cards.elements import foot, header, heading, line, paragraph
from bot.cards.frame import Json, card
from bot.cards.handing import step_in_button
from bot.cards.naming import place_name
from bot.cards.taps.showing import ShowTap
from bot.wording.words import Words
from dialogs.commands.showing import Card
from dialogs.views.opening import BlockView
from facilitation.prompts import Round


def block_card(view: BlockView, words: Words) -> Json:
    """A block as the room sees it; facilitators see the control card in its place."""
    block = view.block
    times = _times(view, words)
    where = place_name(words, view.place, block) if view.place else words("agenda_name")
    title = view.place.area.title if view.place else block.title
    feet = [words("opened_by", name=view.by)] if view.by else []
    if any(isinstance(prompt, Round) for prompt in block.prompts):
        feet.append(words("writing_counts"))
    return card(
        words,
        header(where, times),
        heading(title),
        *([paragraph(block.introduction)] if block.introduction else []),
        *_steps(view, words),
        *([foot(*feet)] if feet else []),
        speak=words("block_speak", where=where, title=title, times=times),
        actions=[step_in_button(view.session.id, words)] if view.steps_in else [],
        refresh=ShowTap(session=view.session.id, card=Card.BLOCK, thing=block.id),
    )


def _times(view: BlockView, words: Words) -> str:
    """From when to when; a block that the agenda has left says so."""
    if view.opened_at is None or view.ends_at is None:
        return words("block_over")
    return words("from_to", starts=view.opened_at, ends=view.ends_at)


def _steps(view: BlockView, words: Words) -> list[CardElement]:
    return [
        line(str(number), step.title, words("minutes", count=step.minutes))
        for number, step in enumerate(view.block.steps, 1)
    ]
