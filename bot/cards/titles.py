"""What a row is called by those who hear it: its act, and then whatever it shows."""

from collections.abc import Iterable, Iterator

from microsoft_teams.cards import CardElement, ExecuteAction, RichTextBlock, TextBlock, TextRun

from bot.cards.plain import unguarded

ENDS = (".", "?", "!", ":", "…")


def say_in_full(
    action: ExecuteAction, shown: Iterable[CardElement], invitation: str | None
) -> ExecuteAction:
    """Let the title say all that the row shows and that it does not say yet.

    A screen reader speaks the title in place of the row, and who commands by voice names what
    stands in it (WCAG 2.5.3, Label in Name): both need every word, in the order shown.
    """
    title = action.title or ""
    for text in _texts(shown):
        if text.lower() not in title.lower():
            title = _joined(title, text)
    if invitation is not None:
        title = _joined(title, invitation)
    fallback = action.fallback
    if not isinstance(fallback, str) and fallback is not None:
        fallback = fallback.model_copy(update={"title": title})
    return action.model_copy(update={"title": title, "fallback": fallback})


def _joined(title: str, text: str) -> str:
    return f"{title} {text}" if title.endswith(ENDS) else f"{title}, {text}"


def _texts(shown: Iterable[CardElement]) -> Iterator[str]:
    for element in shown:
        if isinstance(element, TextBlock):
            yield unguarded(element.text or "")
        elif isinstance(element, RichTextBlock):
            runs = (run.text or "" for run in element.inlines or () if isinstance(run, TextRun))
            yield unguarded("".join(runs))
