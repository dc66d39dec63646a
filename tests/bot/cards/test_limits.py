"""Every card, in both languages, within what Teams and our readers bear."""

import pytest

from bot.cards.render import VIEWS as DRAWN
from bot.wording.words import LANGUAGES
from dialogs.replies import Ignored, Reply
from dialogs.views.view import View
from tests.bot.cards.drawn import complaints, drawn
from tests.bot.cards.rules import (
    buttons_that_say_little,
    fallbacks_that_differ,
    inputs_and_bars_amiss,
    out_of_order,
    own_by_colour_alone,
    passing_moments,
    rows_half_heard,
    rows_that_say_little,
    too_much,
    unheard,
    unsafe,
)
from tests.bot.cards.samples.every import REPLIES, SAMPLES, VIEWS


def leaves(kind: type) -> set[str]:
    """The names of its kinds that have none of their own."""
    below: list[type] = kind.__subclasses__()
    # By name: a dataclass with slots replaces its class, and both may still be alive.
    parents = {one.__name__ for one in below if one.__subclasses__()}
    return {one.__name__ for one in below}.union(*map(leaves, below)) - parents


def test_every_view_and_every_reply_has_a_sample() -> None:
    sampled = {type(one).__name__ for one in (*VIEWS.values(), *REPLIES.values())}

    views, replies = leaves(View), leaves(Reply)

    assert (views | replies) - sampled == {Ignored.__name__}
    assert views == {one.__name__ for one in DRAWN}


def test_a_card_is_made_of_safe_elements_that_are_whole() -> None:
    assert complaints(unsafe) == []


def test_a_card_fits_into_teams() -> None:
    assert complaints(too_much) == []


def test_a_card_can_be_heard() -> None:
    assert complaints(unheard) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_says_in_which_language_it_is_heard(language: str) -> None:
    others = [name for name in SAMPLES if drawn(name, language)["lang"] != language]

    assert others == []


def test_a_card_is_read_from_where_it_stands_to_what_it_asks() -> None:
    assert complaints(out_of_order) == []


def test_every_row_says_its_act_and_its_object() -> None:
    assert complaints(rows_that_say_little) == []


def test_a_row_is_heard_with_all_that_it_shows() -> None:
    assert complaints(rows_half_heard) == []


def test_what_is_ones_own_is_said_and_not_only_lavender() -> None:
    assert complaints(own_by_colour_alone) == []


def test_buttons_are_short_verbs_with_an_object() -> None:
    assert complaints(buttons_that_say_little) == []


def test_no_input_stands_in_a_column_and_every_bar_is_said() -> None:
    assert complaints(inputs_and_bars_amiss) == []


def test_sentences_are_short_and_name_no_moment_that_passes() -> None:
    assert complaints(passing_moments) == []


def test_the_fallback_of_an_action_sends_the_same() -> None:
    assert complaints(fallbacks_that_differ) == []
