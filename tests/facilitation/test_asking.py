"""A question asked on the spot: what a line says, and what is wrong with it."""

import pytest

from facilitation.asking import (
    Draft,
    as_written,
    filled_in,
    free_id,
    prompt_of,
    read_line,
    rounded_seconds,
)
from facilitation.contributions import ContributionKind
from facilitation.plan import Block
from facilitation.prompts import Prompt, Round, SingleChoice
from facilitation.refusals.asking import (
    OneOptionOnly,
    OnlyPollsAreAnonymous,
    OptionIsRepeated,
    OptionIsTooLong,
    QuestionIsMissing,
    QuestionIsTooLong,
    TooManyOptions,
)
from facilitation.refusals.leading import TimeIsOutOfRange
from facilitation.refusals.refusal import Refusal

QUESTION = "Siete d’accordo?"


def asked(line: str) -> Prompt:
    return prompt_of(read_line(line), "ad-hoc-1", None)


@pytest.mark.parametrize(
    ("line", "question", "options", "minutes"),
    [
        (f"{QUESTION} sì / no / in parte 2m", QUESTION, ("sì", "no", "in parte"), 2),
        (f"{QUESTION} sì; no", QUESTION, ("sì", "no"), 2),
        (f"{QUESTION}\nsì\n\n no \n3 min", QUESTION, ("sì", "no"), 3),
        (f"{QUESTION} sì / no (5 minuti)", QUESTION, ("sì", "no"), 5),
        (f"{QUESTION} sì / no 90s", QUESTION, ("sì", "no"), 2),
        (f"{QUESTION} sì / no 120 sec.", QUESTION, ("sì", "no"), 2),
        (f"Sicuri? {QUESTION} sì / forse? 1'", f"Sicuri? {QUESTION}", ("sì", "forse?"), 1),
        ("Quanto? 5 min / 10 min / 15 min", "Quanto?", ("5 min", "10 min", "15 min"), 2),
        ("Che cosa? casa e/o lavoro / scuola", "Che cosa?", ("casa e/o lavoro", "scuola"), 2),
        ("Per le 15:30, da dove: casa / lavoro", "Per le 15:30, da dove", ("casa", "lavoro"), 2),
        ("La priorità\nCasa\nLavoro", "La priorità", ("Casa", "Lavoro"), 2),
        ("\u202eVa\tbene? *sì* / [no](http://x)", "Va bene?", ("*sì*", "[no](http://x)"), 2),
    ],
)
def test_a_line_with_options_is_a_poll(
    line: str, question: str, options: tuple[str, ...], minutes: int
) -> None:
    poll = asked(line)

    assert isinstance(poll, SingleChoice)
    assert poll.question == question
    assert tuple(option.text for option in poll.options) == options
    assert poll.minutes == minutes


@pytest.mark.parametrize(
    ("line", "question", "minutes"),
    [
        ("Che cosa manca?", "Che cosa manca?", 4),
        ("Che cosa manca 10m", "Che cosa manca", 10),
        ("Che cosa\u200b manca? 61 s", "Che cosa manca?", 2),
    ],
)
def test_a_line_without_options_is_a_round(line: str, question: str, minutes: int) -> None:
    prompt = asked(line)

    assert isinstance(prompt, Round)
    assert (prompt.question, prompt.minutes) == (question, minutes)
    assert prompt.kinds


def test_a_round_collects_the_kinds_that_its_block_collects() -> None:
    kinds = (ContributionKind.STORY, ContributionKind.PROPOSAL)
    planned = Round(id="one", question="?", minutes=2, kinds=kinds)
    block = Block(id="block", title="Block", minutes=9, prompts=(planned,))

    prompt = prompt_of(read_line("Altro?"), "ad-hoc-1", block)

    assert isinstance(prompt, Round)
    assert prompt.kinds == kinds


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("", QuestionIsMissing()),
        ("\u202e\u2066 ?", QuestionIsMissing()),
        ("casa / lavoro 2m", QuestionIsMissing()),
        ("2m", QuestionIsMissing()),
        (f"{QUESTION} sì", OneOptionOnly("sì")),
        (f"{QUESTION} sì / no / SÌ", OptionIsRepeated("SÌ")),
        (QUESTION + " / ".join(map(str, range(13))), TooManyOptions(given=13, most=12)),
        ("a" * 161, QuestionIsTooLong(length=161, longest=160)),
        (
            f"{QUESTION} no / {'a' * 81}",
            OptionIsTooLong(option="a" * 81, length=81, longest=80),
        ),
        (f"{QUESTION} 0m", TimeIsOutOfRange("0m")),
        (f"{QUESTION} 61 min", TimeIsOutOfRange("61 min")),
        (f"{QUESTION} 3601s", TimeIsOutOfRange("3601s")),
    ],
)
def test_a_bad_line_is_refused_with_what_is_wrong_with_it(line: str, refusal: Refusal) -> None:
    with pytest.raises(type(refusal)) as found:
        asked(line)

    assert vars(found.value) == vars(refusal)


@pytest.mark.parametrize(
    ("time", "minutes"), [("", 2), ("3", 3), ("5 m", 5), ("90s", 2), ("60", 60)]
)
def test_a_form_says_the_same_as_a_line(time: str, minutes: int) -> None:
    draft = filled_in(
        question=f" {QUESTION}\n", options="sì / mai\n\nno", time=time, anonymous=True
    )

    poll = prompt_of(draft, "ad-hoc-1", None)

    assert isinstance(poll, SingleChoice)
    assert [option.text for option in poll.options] == ["sì / mai", "no"]
    assert (poll.question, poll.minutes, poll.anonymous) == (QUESTION, minutes, True)


@pytest.mark.parametrize("time", ["presto", "-1", "1.5", "2m 3m"])
def test_a_form_without_a_time_that_can_be_read_is_refused(time: str) -> None:
    draft = filled_in(question=QUESTION, options="", time=time, anonymous=False)

    with pytest.raises(TimeIsOutOfRange):
        prompt_of(draft, "ad-hoc-1", None)


def test_a_round_cannot_be_anonymous() -> None:
    draft = filled_in(question=QUESTION, options="", time="", anonymous=True)

    with pytest.raises(OnlyPollsAreAnonymous):
        prompt_of(draft, "ad-hoc-1", None)


@pytest.mark.parametrize(("time", "told"), [("", None), ("2m", None), ("120s", None), ("90s", 90)])
def test_it_is_known_which_time_was_rounded(time: str, told: int | None) -> None:
    assert rounded_seconds(Draft(question=QUESTION, time=time)) == told


def test_an_id_is_free_of_all_that_are_taken() -> None:
    assert free_id({"ad-hoc-1", "poll"}) == "ad-hoc-2"
    assert free_id(()) == "ad-hoc-1"


def test_a_draft_is_given_back_in_lines() -> None:
    assert as_written(read_line("Va? sì / no 2m")) == "Va?\nsì\nno\n2m"
