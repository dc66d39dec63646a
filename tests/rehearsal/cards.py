"""Cards as a bot would post them, as small as a test can have them."""

from rehearsal.wire import ADAPTIVE_CARD, Json


def a_message(card: Json) -> Json:
    """Put a card into a message."""
    attachment = {"contentType": ADAPTIVE_CARD, "content": card}
    return {"type": "message", "attachments": [attachment]}


def a_card(*body: Json, actions: tuple[Json, ...] = (), **more: object) -> Json:
    """Make a card of these elements."""
    head = {"type": "AdaptiveCard", "version": "1.5", "body": list(body)}
    return head | {"actions": list(actions)} | more


def a_text(text: str, **more: object) -> Json:
    """Make a line of text."""
    return {"type": "TextBlock", "text": text} | more


def an_execute(title: str, verb: str, **more: object) -> Json:
    """Make a button."""
    return {"type": "Action.Execute", "title": title, "verb": verb} | more


def a_row(title: str, option: str) -> Json:
    """Make a row to tap that votes for an option."""
    mark = {"type": "Column", "items": [a_text(option)]}
    name = {"type": "Column", "items": [a_text(title)]}
    vote = an_execute(f"Rispondi {option}: {title}", "vote", data={"option": option})
    columns = {"type": "ColumnSet", "columns": [mark, name]}
    return {"type": "Container", "items": [columns], "selectAction": vote}


def a_poll(**more: object) -> Json:
    """Make a question with two rows, which asks for own views by itself."""
    refresh = {"action": an_execute("Aggiorna", "show", data={"prompt": "p-1"})}
    rows = [a_row("Un tutor raggiungibile", "A"), a_row("Le pratiche seguite", "B")]
    return a_card(a_text("Che cosa convince?"), *rows, refresh=refresh) | more


def a_round() -> Json:
    """Make a card with a choice and a text to fill in."""
    kinds = [{"title": "Criticità", "value": "critical"}, {"title": "Proposta", "value": "idea"}]
    kind = {"type": "Input.ChoiceSet", "id": "kind", "label": "Che cos’è?", "choices": kinds}
    text = {"type": "Input.Text", "id": "text", "label": "Scrivi un punto", "maxLength": 20}
    send = an_execute("Invia", "contribute", data={"prompt": "p-2"}, style="positive")
    return a_card(kind | {"value": "critical"}, text, actions=(send,))
