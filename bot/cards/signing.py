"""Where organisers sign a digest off, and what the room then reads of it."""

from typing import Literal

from microsoft_teams.cards import Action, ActionSet, CardElement, OpenUrlAction

from bot.cards.actions import execute
from bot.cards.digest import digest_lines
from bot.cards.elements import detail, foot, header, heading, name, own, paragraph, row
from bot.cards.frame import Json, card
from bot.cards.key_messages import key_messages, key_messages_actions
from bot.cards.taps.arranging import PointsTap
from bot.cards.taps.ruling import CutsTap
from bot.cards.taps.signing import FetchDigestTap, LinkTap, SigningTap, SignTap
from bot.wording.words import Words
from dialogs.replies import DigestFetched
from dialogs.views.organising import PublishedView, ReadableView, SigningView
from digest.documents.forms import Form
from facilitation.signing import DigestState, SigningStep

ONWARDS = {
    DigestState.DRAFT: (SigningStep.APPROVE,),
    DigestState.APPROVED: (SigningStep.PUBLISH,),
    DigestState.PUBLISHED: (),
}
"""What can be done next, where nobody wants to take anything back."""

FORMS = {Form.PDF: "PDF", Form.DOCX: "Word", Form.ODT: "ODT", Form.XLSX: "Excel"}
"""What organisers ask for, as they call it; the command line has all forms."""


def signing_card(view: SigningView, words: Words) -> Json:
    """How far the digest has come, what that means, and the next step."""
    state = words(f"signing_{view.state}")
    return card(
        words,
        header(words("for_organisers"), state),
        heading(words(f"signing_{view.state}_heading")),
        paragraph(words(f"signing_{view.state}_text")),
        *_earlier(view, words),
        *key_messages(view, words),
        _cuts(view, words),
        *_link(view, words),
        ActionSet(actions=[_document(view, form, words) for form in FORMS], spacing="Medium"),
        foot(words("signing_version", version=view.version, at=view.composed_at)),
        speak=words("signing_speak", heading=words(f"signing_{view.state}_heading")),
        actions=[
            *_read(view, words),
            execute(PointsTap(session=view.session.id), title=words("points_button")),
            *key_messages_actions(view, words),
            *(_step(view, step, words) for step in _steps(view)),
        ],
        wide=True,
    )


def document_card(reply: DigestFetched, words: Words) -> Json:
    """The document waits below for a yes."""
    title = words("document_fetched")
    back = SigningTap(session=reply.session.id)
    return card(
        words,
        header(words("for_organisers")),
        heading(title),
        paragraph(reply.about),
        foot(words("document_foot")),
        speak=title,
        actions=[execute(back, title=words("back_button"))],
    )


def published_card(view: PublishedView, words: Words) -> Json:
    """What emerged; once it was taken back only that it was."""
    title = words("published_heading")
    if view.gist is None:
        text = words("withdrawn_text")
        return card(
            words, header(words("published_name")), heading(title), paragraph(text), speak=text
        )
    return card(
        words,
        header(words("published_name"), view.session.plan.organiser),
        heading(title),
        *digest_lines(view.gist),
        *_link(view, words),
        foot(words("published_foot")),
        speak=words("published_speak", title=view.session.plan.title),
        actions=_read(view, words),
        wide=True,
    )


def _document(view: SigningView, form: Form, words: Words) -> Action:
    tap = FetchDigestTap(session=view.session.id, form=form)
    return execute(tap, title=words("document_button", form=FORMS[form]))


def _link(view: ReadableView, words: Words) -> list[CardElement]:
    """That the link is there, and whose it is."""
    if view.link is None:
        return []
    good = words("link_good", at=view.link.expires_at)
    return [own(name(good, bold=True), detail(words("link_text")))]


def _read(view: ReadableView, words: Words) -> list[Action]:
    if view.link is not None:
        return [OpenUrlAction(title=words("link_open_button"), url=view.link.url)]
    if not view.has_page:
        return []
    return [execute(LinkTap(session=view.session.id), title=words("link_button"))]


def _earlier(view: SigningView, words: Words) -> list[CardElement]:
    """That the room reads an earlier version meanwhile."""
    is_later = view.is_public and view.state is not DigestState.PUBLISHED
    return [paragraph(words("signing_earlier"))] if is_later else []


def _cuts(view: SigningView, words: Words) -> CardElement:
    """How much of what everybody could know somebody by is cut, and how much nobody looked at."""
    told = view.cuts
    counts = [
        *([words("signing_cut", count=told.cut)] if told.cut else []),
        *([words("signing_stands", count=told.stands)] if told.stands else []),
        *([words("signing_unread", count=told.unread)] if told.unread else []),
    ]
    return row(
        name(words("cuts_heading")),
        detail(" · ".join(counts) or words("signing_no_cuts")),
        invitation=words("open_row"),
        action=execute(CutsTap(session=view.session.id), title=words("cuts_row_title")),
    )


def _steps(view: SigningView) -> tuple[SigningStep, ...]:
    taken_back = view.is_public or view.state is DigestState.APPROVED
    return (*ONWARDS[view.state], *((SigningStep.WITHDRAW,) if taken_back else ()))


def _step(view: SigningView, step: SigningStep, words: Words) -> Action:
    tap = SignTap(session=view.session.id, step=step, version=view.version)
    style: Literal["positive"] | None = None if step is SigningStep.WITHDRAW else "positive"
    return execute(tap, title=words(f"signing_{step}_button"), style=style)
