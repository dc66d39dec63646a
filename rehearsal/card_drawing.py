"""Draws a card as plain lines, for a transcript in a terminal."""

from itertools import zip_longest

from rehearsal.card_reading import Field, inputs
from rehearsal.wire import Json


def lines(card: Json) -> list[str]:
    """Give the card's visible content top to bottom; ▸ marks rows to tap, [ ] buttons."""
    return _draw(card)


def _draw(node: Json) -> list[str]:
    if node.get("isVisible") is False:
        return []
    drawn = _content(node)
    return [f"▸ {line}" for line in drawn] if node.get("selectAction") else drawn


def _content(node: Json) -> list[str]:
    match node.get("type"):
        case "TextBlock":
            return [line for line in str(node.get("text", "")).splitlines() if line.strip()]
        case "RichTextBlock":
            return ["".join(_run(each) for each in node.get("inlines", []))]
        case "FactSet":
            return [f"{each['title']}: {each['value']}" for each in node.get("facts", [])]
        case "ColumnSet":
            return _beside([_draw(column) for column in node.get("columns", [])])
        case "TableRow":
            return _beside([_draw(cell) for cell in node.get("cells", [])])
        case "Table":
            return [
                line for row in node.get("rows", []) for line in _draw({"type": "TableRow"} | row)
            ]
        case str(kind) if kind.startswith("Input."):
            return [line for each in inputs(node) for line in _input(each)]
    return _stacked(node)


def _stacked(node: Json) -> list[str]:
    inside = [*node.get("body", []), *node.get("items", [])]
    drawn = [line for each in inside for line in _draw(each)]
    buttons = [f"[{each.get('title', '')}]" for each in node.get("actions", [])]
    return [*drawn, "  ".join(buttons)] if buttons else drawn


def _beside(columns: list[list[str]]) -> list[str]:
    rows = zip_longest(*columns, fillvalue="")
    return ["  ".join(part for part in row if part) for row in rows]


def _run(inline: Json | str) -> str:
    return inline if isinstance(inline, str) else str(inline.get("text", ""))


def _input(field: Field) -> list[str]:
    if not field.choices:
        return [f"{field.label}: [{field.value or '…'}]"]
    picked = (field.value or "").split(",")
    marks = [
        f"  ({'•' if value in picked else ' '}) {title}" for title, value in field.choices.items()
    ]
    return [field.label, *marks]
