"""What became of the key messages that a machine was asked for, on the card to sign."""

from collections.abc import Iterator

from microsoft_teams.cards import Action, CardElement

from bot.cards.actions import execute
from bot.cards.elements import detail, line, paragraph, subheading
from bot.cards.taps.signing import MessagesTap
from bot.wording.words import Words
from dialogs.views.organising import SigningView
from facilitation.key_messages import WANTED, MessagesStep, Progress
from facilitation.signing import DigestState
from storage.key_messages import Kept


def key_messages(view: SigningView, words: Words) -> list[CardElement]:
    """The sentences that were kept, or in words why there are none."""
    kept = view.key_messages
    if kept is None or kept.progress is Progress.LEFT_OUT:
        return [detail(words("key_messages_offer"))] if _may_ask(view) else []
    return [
        subheading(words("key_messages_heading"), separator=True),
        *_told(kept, view.state, words),
    ]


def key_messages_actions(view: SigningView, words: Words) -> list[Action]:
    """To ask for them, or to leave them out, while the digest is a draft."""
    if _may_ask(view):
        return [_step(view, MessagesStep.ASK, words)]
    if view.state is DigestState.DRAFT and view.key_messages and _is_wanted(view.key_messages):
        return [_step(view, MessagesStep.LEAVE_OUT, words)]
    return []


def _told(kept: Kept, state: DigestState, words: Words) -> Iterator[CardElement]:
    if kept.failure is not None:
        yield paragraph(words(f"key_messages_{kept.failure}"))
    elif kept.progress is Progress.ASKED:
        yield paragraph(words("key_messages_asked"))
    else:
        is_draft = state is DigestState.DRAFT
        key = "key_messages_machine" if is_draft else "key_messages_machine_signed"
        yield detail(words(key, model=kept.model))
        for one in kept.judged.kept:
            told = words("key_messages_sentence", text=one.text, references=one.sources)
            yield line("–", told, width="12px")
        if not kept.judged.kept:
            yield paragraph(words("key_messages_nothing"))
        if kept.judged.dropped:
            yield detail(words("key_messages_dropped", count=len(kept.judged.dropped)))


def _may_ask(view: SigningView) -> bool:
    is_open = view.key_messages is None or not _is_wanted(view.key_messages)
    return view.has_model and view.state is DigestState.DRAFT and is_open


def _is_wanted(kept: Kept) -> bool:
    return kept.progress in WANTED


def _step(view: SigningView, step: MessagesStep, words: Words) -> Action:
    tap = MessagesTap(session=view.session.id, step=step, version=view.version)
    return execute(tap, title=words(f"key_messages_{step}_button"))
