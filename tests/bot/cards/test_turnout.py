"""How far a prompt has come, as those who lead read it."""

from bot.cards.control import control_card
from bot.cards.coverage import coverage_card
from bot.wording.words import Words
from tests.bot.cards.drawn import nodes, shown
from tests.bot.cards.samples.coverage import a_coverage_view
from tests.bot.cards.samples.leading import SECRET, a_control_view

WORDS = Words("en", "UTC")


def test_no_role_has_a_figure_beside_an_anonymous_prompt() -> None:
    control = shown(control_card(a_control_view(open_prompts=(SECRET,)), WORDS))
    coverage = shown(coverage_card(a_coverage_view(open_prompts=(SECRET,)), WORDS))

    assert "9 answers of 16" in control.replace("\u00a0", " ")
    assert "Enti promotori" not in control
    assert "still to come" not in coverage


def test_every_role_that_is_there_can_be_reminded_of_an_anonymous_prompt() -> None:
    card = coverage_card(a_coverage_view(open_prompts=(SECRET,)), WORDS)

    taps = [node["selectAction"]["title"] for node in nodes(card) if "selectAction" in node]
    reminding = [title for title in taps if title.startswith("Remind in the chat")]
    assert len(reminding) == len({*reminding}) == 2
