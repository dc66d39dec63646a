"""The page: complete by itself, read aloud well, and whatever people wrote stays text."""

from html.parser import HTMLParser

import pytest

from bot.wording.words import LANGUAGES, Words
from digest.compose import compose
from digest.documents.blocks import Bar, Chart
from digest.documents.charts import svg
from digest.documents.html import html
from digest.documents.report import report
from tests.digest.sessions import puglia

VOID = {"meta", "br"}


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.shown: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5"}:
            self.headings.append(int(tag[1]))

    def handle_startendtag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.shown.append(data)


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest) -> Page:
    return Page(html(report(compose(puglia()), Words(request.param, "Europe/Rome"))))


def test_every_element_is_closed_and_no_heading_skips_a_level(page: Page) -> None:
    assert page.open == []
    assert page.headings[0] == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)


def test_nothing_comes_from_elsewhere_and_nothing_runs(page: Page) -> None:
    names = {name for name, _ in page.attributes}
    links = {value or "" for name, value in page.attributes if name in {"href", "src"}}

    assert all(link.startswith("#") for link in links)
    assert not any(name.startswith("on") or name == "style" for name in names)


def test_what_people_wrote_stays_text(page: Page) -> None:
    wanted = "# Non è un titolo | e *questo* non è <b>grassetto</b>"
    assert any(wanted in text for text in page.shown)


def test_every_link_of_the_contents_leads_somewhere(page: Page) -> None:
    links = {value for name, value in page.attributes if name == "href"}
    anchors = {f"#{value}" for name, value in page.attributes if name == "id"}

    assert links <= anchors


def test_a_chart_says_in_words_what_it_draws() -> None:
    bars = (
        Bar(label="Sì & <no>", figure="3 di 4", value=3),
        Bar(label="Nessuno", figure="0 di 4", value=0),
    )

    drawn = svg(Chart(caption="Va?", alt="Va? Sì: 3 di 4", bars=bars))

    assert 'aria-label="Va? Sì: 3 di 4"' in drawn
    assert "Sì &amp; &lt;no&gt;" in drawn
    assert drawn.count('width="0"') == 1
