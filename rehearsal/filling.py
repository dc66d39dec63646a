"""Fills in a card's inputs as a person does, within what the client lets them do."""

from collections.abc import Iterable, Mapping

from rehearsal.card_reading import Field, NotOnTheCardError, inputs
from rehearsal.wire import Json

Values = Mapping[str, str | Iterable[str]]


def filled(card: Json, action: Json, values: Values) -> Json:
    """Give the action with its data merged with the card's inputs, as the client sends it.

    `values` goes by input id or label; choices by title or value, several as a list. What the
    person leaves alone keeps the value the card gave it.
    """
    fields = inputs(card)
    written = {_named(fields, name).id: value for name, value in values.items()}
    data = dict(action.get("data") or {})
    if str(action.get("associatedInputs", "auto")).casefold() == "none":
        return action | {"data": data}
    for each in fields:
        value = _sent(each, written.get(each.id))
        if each.is_required and not value:
            raise NotOnTheCardError(f"{each.label!r} must be filled in first")
        if value is not None:
            data[each.id] = value
    return action | {"data": data}


def _named(fields: list[Field], name: str) -> Field:
    for each in fields:
        if name in (each.id, each.label):
            return each
    labels = [f"{each.label} ({each.id})" for each in fields]
    raise NotOnTheCardError(f"no input {name!r} among {labels}")


def _sent(field: Field, value: str | Iterable[str] | None) -> str | None:
    if value is None:
        return field.value if field.value is not None else _untouched(field)
    if field.choices:
        picked = [value] if isinstance(value, str) else list(value)
        return ",".join(_choice(field, each) for each in picked)
    text = value if isinstance(value, str) else " ".join(value)
    if field.max_length is not None and len(text) > field.max_length:
        raise NotOnTheCardError(f"{field.label!r} takes {field.max_length} characters")
    return text


def _untouched(field: Field) -> str | None:
    """Give what the client sends for an empty input: an empty text, or nothing at all."""
    return "" if field.kind == "Text" or field.takes_many else None


def _choice(field: Field, wanted: str) -> str:
    if wanted in field.choices.values():
        return wanted
    if wanted in field.choices:
        return field.choices[wanted]
    raise NotOnTheCardError(f"{field.label!r} offers {list(field.choices)}, not {wanted!r}")
