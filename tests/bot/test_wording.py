"""The catalogues: nothing missing, nothing left over, both languages alike."""

import ast
import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from bot.cards.helping import FOR_EVERYBODY, FOR_FACILITATORS, WITHOUT_SESSION
from bot.cards.prompts.registry import KINDS
from bot.cards.refusals import refusal_key
from bot.wording.words import LANGUAGES, LOCALES, Filling, Words, catalogue, words_for
from dialogs.commands.arranging import Arranging
from dialogs.commands.leading import Act
from dialogs.commands.taking_part import Move
from digest.claims import Share
from digest.flags.flag import Why
from digest.passages import PassageKind
from facilitation import refusals
from facilitation.announcements import ActAnnounced
from facilitation.contributions import ContributionKind
from facilitation.counting import Measure
from facilitation.key_messages import Failure, MessagesStep
from facilitation.outlines import Outline
from facilitation.prompts import Asking
from facilitation.proposals import ProposalState
from facilitation.refusals.refusal import Refusal
from facilitation.signing import DigestState, SigningStep
from facilitation.statements import STANDS

# A refusal is known once its module has been read, whatever else this run imports.
for module in iter_modules(refusals.__path__, "facilitation.refusals."):
    import_module(module.name)

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "dialogs", "digest", "facilitation", "storage")
SPEAKERS = {"words", "say", "_words", "_say"}
KIND_NAMES = {kind.value for kind in ContributionKind}
CALLED = {prompt.called for prompt in KINDS}
COUNTED = {prompt.called for prompt in KINDS if issubclass(prompt, Asking)}
MEASURES = get_args(Measure)
LISTED = ("areas", "roles", "people")
WORDED = {"withdrawn", *STANDS}
SAID = {*FOR_FACILITATORS, *WITHOUT_SESSION, *FOR_EVERYBODY}
TOLD = set(ActAnnounced.model_fields["act"].annotation.__args__)  # type: ignore[union-attr]

FAMILIES: Mapping[str, set[str]] = {
    "kind_": KIND_NAMES,
    "kind_said_": KIND_NAMES,
    "finding_": {"hour_expected", "day_expected", "opening_expected"},
    "digest_kinds_": KIND_NAMES,
    "digest_some_": KIND_NAMES,
    "digest_one_": KIND_NAMES,
    "digest_read_back_": {"objections", "added"},
    "objection_": {"heading", "foot", "send_button"},
    "addition_": {"heading", "foot", "send_button"},
    "digest_share_": set(get_args(Share)),
    "digest_shared_": {"by", "by_all", "again"},
    "digest_version_": set(DigestState),
    "digest_consensus_": {"wide", "partial", "little"},
    "digest_held_": {"polls", "questionnaires", "rounds", "speaking"},
    "option_": WORDED,
    "digest_option_": WORDED,
    "digest_form_": COUNTED | {f"{called}_anonymous" for called in COUNTED},
    "digest_score_": set(MEASURES),
    "digest_by_": set(MEASURES) - {"people"},
    "digest_cut_": {*Why, "other"},
    "say_": SAID,
    "does_": SAID,
    "command_": {
        *Act,
        "coverage",
        "data",
        "own",
        "plan",
        "points",
        "prepare",
        "proposals",
        "status",
        "help",
    },
    "told_": TOLD,
    "then_": TOLD,
    "done_": set(Act),
    "act_": {"start_button", "next_button", "pause_button", "resume_button", "reopen_button"}
    | {"skip_button", "share_button", "undo_button", "hand_button", "end_button"},
    "confirm_": {
        f"{act}_{part}"
        for act in ("end", "close", "lead")
        for part in ("heading", "foot", "button")
    },
    "late_": {
        *(f"{way}{part}" for way in ("even", "optional") for part in ("", "_text", "_button")),
        "silent_button",
    },
    "prompt_": CALLED | {f"{called}_anonymous" for called in COUNTED},
    "open_": {"poll_button", "round_button", "speaking_button"},
    "close_": {"poll_button", "round_button", "speaking_button"},
    "result_of_": {"poll", "round", "speaking"},
    "speak_": {f"{move}_button" for move in Move},
    "results_": {"at_close", "at_close_named", "at_once", "at_once_named"},
    "form_": {
        *(one.name for one in fields(Outline)),
        *(f"{one}_{part}" for one in LISTED for part in ("label", "placeholder")),
    },
    "form_in_": set(LANGUAGES),
    "gap_": {*KIND_NAMES, "everybody", "anything"},
    "proposal_": set(ProposalState),
    "judged_": {ProposalState.ADMITTED, ProposalState.LEFT_OUT},
    "gist_": KIND_NAMES,
    "signing_": {
        *(f"{step}_button" for step in SigningStep),
        *(f"{state}{part}" for state in DigestState for part in ("", "_heading", "_text")),
    },
    "cut_": {"button", "all_button", "page_button", "last", "last_several"},
    "stands_": {"button", "all_button", "page_button", "last", "last_several"},
    "cut_why_": {*Why, "other"},
    "cut_in_": {*PassageKind} - {PassageKind.QUOTE},
    "arrange_": {f"{how}_button" for how in Arranging},
    "arranged_": set(Arranging),
    "key_messages_": {*Failure, *(f"{step}_button" for step in MessagesStep)},
    "limited_": {"members", "own_views", "personal"},
    "package_": {"name", "full_name", "short", "full", "help"},
    "kept_": {"vote", "contribution", "vote_state", "contribution_state"},
    "role_needed_": {"vote", "contribution"},
    "": {
        f"{refusal_key(refusal)}_{part}"
        for refusal in Refusal.__subclasses__()
        for part in ("so", "safe", "now")
    },
}
"""Keys made at run time: how they begin, and how each of them goes on."""


@cache
def sources() -> tuple[ast.Module, ...]:
    """Our modules, parsed once for all that is asked of them."""
    return tuple(
        ast.parse(path.read_text(encoding="utf-8"))
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    )


def spoken() -> Iterator[ast.expr]:
    """What is said wherever something is said."""
    for tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and speaker(node.func) in SPEAKERS:
                yield from alternatives(node.args[0])


def speaker(called: ast.expr) -> str:
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def alternatives(said: ast.expr) -> Iterator[ast.expr]:
    if isinstance(said, ast.IfExp):
        yield from alternatives(said.body)
        yield from alternatives(said.orelse)
    else:
        yield said


def beginning(said: ast.JoinedStr) -> str:
    first = said.values[0]
    return str(first.value) if isinstance(first, ast.Constant) else ""


def family_keys() -> set[str]:
    return {f"{start}{end}" for start, ends in FAMILIES.items() for end in ends}


def placeholders(texts: tuple[str, ...]) -> set[tuple[str, str]]:
    found = (part for text in texts for part in string.Formatter().parse(text))
    return {(name, spec or "") for _, name, spec, _ in found if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_code_says_stands_in_the_catalogue(language: str) -> None:
    known = catalogue(language).texts.keys()

    said = {node.value for node in spoken() if isinstance(node, ast.Constant)}

    assert said - known == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_of_keys_is_complete(language: str) -> None:
    known = catalogue(language).texts.keys()

    assert family_keys() - known == set()


def test_every_key_made_at_run_time_belongs_to_a_family() -> None:
    made = {beginning(node) for node in spoken() if isinstance(node, ast.JoinedStr)}

    assert made - FAMILIES.keys() == set()


def test_no_key_is_left_over() -> None:
    constants = {
        node.value
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }

    assert set(catalogue("it").texts) - constants - family_keys() == set()


def test_the_languages_have_the_same_keys() -> None:
    keys = [set(catalogue(language).texts) for language in LANGUAGES]

    assert all(one == keys[0] for one in keys)


def test_a_key_has_the_same_places_to_fill_in_both_languages() -> None:
    italian, english = (catalogue(language).texts for language in LANGUAGES)

    unlike = [
        key
        for key in italian
        if placeholders(italian[key]) != placeholders(english[key])
        or len(italian[key]) != len(english[key])
    ]

    assert unlike == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_text_is_there(language: str) -> None:
    texts = catalogue(language).texts

    assert [key for key, forms in texts.items() if not all(form.strip() for form in forms)] == []
    assert {len(forms) for forms in texts.values()} == {1, 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wording_stays_calm(language: str) -> None:
    texts = catalogue(language).texts

    loud = [key for key, forms in texts.items() for form in forms if "!" in form]
    stiff = [key for key, forms in texts.items() for form in forms if "si prega" in form.lower()]

    assert loud + stiff == []


def test_values_are_written_as_the_language_writes_them() -> None:
    text = "{at:time} {on:date} {on:day} {names:list} {names:any} {number} {name}"
    values = {
        "at": datetime(2020, 11, 24, 13, 47, tzinfo=UTC),
        "on": date(2020, 12, 1),
        "names": ("Anna", "Bruno", "Carla"),
        "number": 1200,
        "name": "{at}",
    }

    italian = Filling(LOCALES["it"], ZoneInfo("Europe/Rome")).vformat(text, (), values)
    english = Filling(LOCALES["en"], ZoneInfo("Europe/London")).vformat(text, (), values)

    assert italian == (
        "14:47 1º dicembre 2020 1º dicembre Anna, Bruno e Carla Anna, Bruno o Carla 1.200 {at}"
    )
    assert english == (
        "13:47 1 December 2020 1 December Anna, Bruno and Carla Anna, Bruno or Carla 1,200 {at}"
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 contributi"), (1, "1 contributo"), (2, "2 contributi"), (1000, "1.000 contributi")],
)
def test_a_count_takes_its_form(count: int, said: str) -> None:
    words = Words("it", "Europe/Rome")

    assert words("contributions_count", count=count) == said.replace(" ", "\u00a0")


def test_the_eleventh_is_not_the_first() -> None:
    words = Words("it", "Europe/Rome")

    assert words("kept_until", until=date(2021, 3, 11)).endswith("11 marzo 2021.")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (1, "il 1º marzo 2021, al 1º marzo"),
        (7, "il 7 marzo 2021, al 7 marzo"),
        (8, "l’8 marzo 2021, all’8 marzo"),
        (11, "l’11 marzo 2021, all’11 marzo"),
        (18, "il 18 marzo 2021, al 18 marzo"),
    ],
)
def test_what_stands_before_a_day_is_elided_as_it_is_said(day: int, said: str) -> None:
    values = {"on": date(2021, 3, day)}

    def filled(language: str) -> str:
        filling = Filling(LOCALES[language], ZoneInfo("Europe/Rome"))
        return filling.vformat("{on:the_date}, {on:to_day}", (), values)

    assert filled("it") == said
    assert filled("en") == f"{day} March 2021, {day} March"


def test_no_italian_text_puts_a_preposition_before_a_day_itself() -> None:
    unsaid = [
        key
        for key, forms in catalogue("it").texts.items()
        if any(re.search(r"\b(?:il|al|dal|del)\s{\w+:(?:date|day)}", form) for form in forms)
    ]

    assert unsaid == []


def test_a_key_that_nobody_wrote_is_an_error() -> None:
    words = Words("it", "Europe/Rome")

    with pytest.raises(KeyError, match="no_such_key"):
        words("no_such_key")


@pytest.mark.parametrize(
    ("locale", "language"),
    [("it-IT", "it"), ("en-US", "en"), ("en_GB", "en"), ("de-DE", "it"), ("", "it"), (None, "it")],
)
def test_a_person_is_spoken_to_in_their_language_or_the_default(
    locale: str | None, language: str
) -> None:
    words = words_for(locale, None)

    assert words.language == language
