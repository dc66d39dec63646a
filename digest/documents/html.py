"""A document as one page of HTML that needs nothing from anywhere else."""

import base64
from collections.abc import Iterable, Iterator
from html import escape

from digest.documents.blocks import (
    AnyBlock,
    Bullets,
    Chart,
    Document,
    Heading,
    Look,
    Paragraph,
    Quoted,
    Quotes,
    Table,
)
from digest.documents.charts import svg

STYLE = """
:root { color-scheme: light dark }
body { font: 1.0625rem/1.55 system-ui, sans-serif; max-width: 46rem; margin: 0 auto;
  padding: 1.5rem 1rem 4rem }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 2em 0 .5em }
h1 { margin-top: .5em }
h2 { border-top: 1px solid; padding-top: 1em }
h5 { margin: 1em 0 .25em; font-size: 1em }
table { border-collapse: collapse; width: 100%; margin: 1em 0 }
caption { text-align: left; font-weight: 600 }
th, td { border-bottom: 1px solid #767676; padding: .4rem .5rem; text-align: left;
  vertical-align: top; font-weight: normal }
thead th { font-weight: 600 }
td, th + th { text-align: right }
img.logo { max-width: 16rem; max-height: 6rem }
figure { margin: 1em 0 }
svg { max-width: 100%; height: auto; background: #fff; padding: .5rem; box-sizing: border-box }
blockquote { margin: .75em 0; padding-left: 1em; border-left: 3px solid #616161 }
blockquote p { margin: 0 }
blockquote footer { font-size: .9em }
nav a, .skip { color: inherit }
.skip { position: absolute; left: -99rem }
.skip:focus { left: 1rem }
.scroll { overflow-x: auto }
@media print {
  body { max-width: none }
  nav, .skip { display: none }
  h2, h3, h4, h5 { break-after: avoid }
  table, figure, blockquote { break-inside: avoid }
}
"""


def html(document: Document) -> str:
    """Lay a document out; what people wrote stays text, whatever signs it has."""
    title = escape(document.title)
    body = "".join(_parts(document.blocks, document.look))
    return (
        f'<!DOCTYPE html><html lang="{escape(document.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}{_colours(document.look)}</style></head><body>"
        f'<a class="skip" href="#content">{escape(document.skip)}</a>'
        f"<header>{_logo(document.look)}<h1>{title}</h1><p>{escape(document.subtitle)}</p></header>"
        f"{_contents(document)}"
        f'<main id="content">{body}</main></body></html>'
    )


def _colours(look: Look) -> str:
    """The organisation's colour where it is read upon white."""
    return f"@media (prefers-color-scheme: light) {{ h1, h2, h3 {{ color: {look.colour} }} }}"


def _logo(look: Look) -> str:
    if look.logo is None:
        return ""
    kind = "image/svg+xml" if look.logo.kind == "svg" else "image/png"
    picture = base64.b64encode(look.logo.picture).decode()
    return f'<img class="logo" alt="{escape(look.logo.alt)}" src="data:{kind};base64,{picture}">'


def _contents(document: Document) -> str:
    items = "".join(
        f'<li><a href="#{_anchor(number)}">{escape(block.text)}</a></li>'
        for number, block in _headings(document.blocks)
        if block.level == 1
    )
    name = escape(document.contents)
    return f'<nav aria-label="{name}"><h2>{name}</h2><ul>{items}</ul></nav>'


def _headings(blocks: Iterable[AnyBlock]) -> Iterator[tuple[int, Heading]]:
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            yield number, block


def _anchor(number: int) -> str:
    return f"p{number}"


def _parts(blocks: Iterable[AnyBlock], look: Look) -> Iterator[str]:
    for number, block in enumerate(blocks):
        match block:
            case Heading():
                tag = f"h{block.level + 1}"
                yield f'<{tag} id="{_anchor(number)}">{escape(block.text)}</{tag}>'
            case Paragraph():
                yield f"<p>{escape(block.text)}</p>"
            case Bullets():
                yield f"<ul>{''.join(_item(term, text) for term, text in block.items)}</ul>"
            case Quotes():
                yield "".join(_quote(one) for one in block.quotes)
            case Table():
                yield _table(block)
            case Chart():
                yield f"<figure>{svg(block, look.colour)}</figure>"


def _item(term: str | None, text: str) -> str:
    return f"<li>{f'<strong>{escape(term)}</strong>: ' if term else ''}{escape(text)}</li>"


def _quote(quote: Quoted) -> str:
    lines = "<br>".join(escape(line) for line in quote.text.splitlines() if line.strip())
    whose = f"<footer>{escape(quote.aside)}</footer>" if quote.aside else ""
    return f"<blockquote><p>{lines}</p>{whose}</blockquote>"


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in table.rows
    )
    return (
        f'<div class="scroll" tabindex="0"><table><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
