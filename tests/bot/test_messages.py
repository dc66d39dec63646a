"""Messages as Teams writes them: one's own words and nothing else."""

import pytest
from botbuilder.schema import Activity, Attachment

from bot.messages import text_of
from bot.typed import read_point
from facilitation.chat import Spoken
from facilitation.contributions import ContributionKind

QUOTED = (
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1">'
    "<strong>Anna</strong><p>Somebody <blockquote>else</blockquote></p></blockquote>"
    "<p>My&nbsp;own  words</p><p>&nbsp;</p><p>two &lt;b&gt;</p>"
)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Plain</p>", "Plain"),
        (QUOTED, "My own words\ntwo <b>"),
        ("<blockquote>A saying of mine</blockquote>", "A saying of mine"),
        ("a<br>b<div>c</div><ul><li>d</li></ul>", "a\nb\nc\nd"),
        ('<p><at id="0">Anna</at> <span itemtype="…/Mention">Bice</span></p>', "Anna Bice"),
        ('<attachment id="1"><p>card</p></attachment><p>mine</p>', "mine"),
        ("<script>alert(1)</script><style>p{}</style>ok", "ok"),
        ("<p>never <b>closed", "never closed"),
        ("</blockquote>loose", "loose"),
        ('<img alt="cat" src="x">', ""),
    ],
)
def test_the_words_are_read_from_what_is_shown(html: str, words: str) -> None:
    shown = Attachment(content_type="text/html", content=html)

    assert text_of(Activity(text="Anna Somebody", attachments=[shown])) == words


@pytest.mark.parametrize(
    "attachments", [None, [Attachment(content_type="image/*")], [Attachment(content_type="a/b")]]
)
def test_without_it_the_plain_text_counts(attachments: list[Attachment] | None) -> None:
    message = Activity(text="<at>Anna</at>, 1 < 2", attachments=attachments)

    assert text_of(message) == "Anna, 1 < 2"


@pytest.mark.parametrize(
    ("written", "kind", "point"),
    [
        ("criticità: i tempi", "critical_issue", "i tempi"),
        ("CRITICITA : i tempi", "critical_issue", "i tempi"),
        ("Buona pratica - il tutor", "good_practice", "il tutor"),
        ("problem: the hours", "critical_issue", "the hours"),
        ("+ i tutor", "strength", "i tutor"),
        ("++i tutor", "strength", "i tutor"),
        ("– i tempi", "critical_issue", "i tempi"),
        ("!più ore", "proposal", "più ore"),
        ("racconto: una volta: ieri", "story", "una volta: ieri"),
    ],
)
def test_a_leading_word_or_sign_is_the_kind(written: str, kind: str, point: str) -> None:
    assert read_point(written) == Spoken(whole=written, kind=ContributionKind(kind), point=point)


@pytest.mark.parametrize(
    "written", ["-10 giorni", "+1", "+", "Nota: bene", "tutor-azienda: un patto", "alle 14:30", ""]
)
def test_what_only_looks_like_one_is_text(written: str) -> None:
    assert read_point(written) == Spoken(whole=written)
