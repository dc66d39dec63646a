"""The shelf of plans: what is read, what is refused, and on which line."""

import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from facilitation.plan import Plan
from facilitation.plan_shapes import schema
from facilitation.prompts import Asking, Questionnaire, Round
from facilitation.refusals.unknown import NoSuchPlan
from storage.plan_files import PlanShelf, Read, read_plan
from storage.yaml_files import read_yaml
from tests.storage.test_logos import a_png

SHIPPED = Path(__file__).parents[2] / "plans" / "puglia-2020.yaml"

SMALL = """\
id: small
title: A small session
organiser: Anpal Servizi
day: 2020-11-24
starts: 14:00
ends: 14:10
roles:
  - id: host
    name: Host
    plural: Hosts
people:
  - {email: ada@example.org, name: Ada, organiser: true}
agenda:
  - id: talk
    title: Talk
    minutes: 10
    prompts:
      - kind: single_choice
        id: why
        minutes: 2
        question: Again?
        options: [yes, no]
privacy:
  controller: Anpal Servizi
  points: [Kept until March]
  notice: What we do.
  keep_until: 2021-03-31
"""


def read(text: str, tmp_path: Path) -> Read:
    path = tmp_path / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return read_plan(path)


def told(found: Read) -> list[tuple[int, str]]:
    return [] if isinstance(found, Plan) else [(one.line, one.finding.code) for one in found]


def plan_of(found: Read) -> Plan:
    assert isinstance(found, Plan), told(found)
    return found


def test_what_looks_like_a_text_is_a_text(tmp_path: Path) -> None:
    plan = plan_of(read(SMALL, tmp_path))

    assert [option.text for option in plan.prompts[0].asks[0].choices] == ["yes", "no"]
    assert (plan.starts.isoformat(), plan.day.isoformat()) == ("14:00:00", "2020-11-24")


def test_what_cannot_be_seen_is_left_out_of_texts_and_names(tmp_path: Path) -> None:
    evil = 'title: "Evil\\e[31m \\u202eplan\\x9b"'

    plan = plan_of(read(SMALL.replace("title: A small session", evil), tmp_path))
    strange = read(SMALL + '"\\e[2Jkey": "\\a"\n', tmp_path)

    assert plan.title == "Evil[31m plan"
    assert not isinstance(strange, Plan)
    assert ["[2Jkey" in one.finding.values.values() for one in strange] == [True]


def test_anchors_save_typing(tmp_path: Path) -> None:
    text = SMALL.replace("[yes, no]", "&both [yes, no]").replace(
        "privacy:",
        """\
      - &again {kind: multiple_choice, id: which, minutes: 3, question: Which?, options: *both}
      - <<: *again
        id: others
      - <<: [*again, {minutes: 9, most: 1}]
        id: more
privacy:""",
    )

    prompts = plan_of(read(text, tmp_path)).prompts

    assert [prompt.id for prompt in prompts] == ["why", "which", "others", "more"]
    assert [prompt.minutes for prompt in prompts] == [2, 3, 3, 3]


@pytest.mark.parametrize(
    ("written", "instead", "expected"),
    [
        ("title: A small session", "title: One\ntitle: Two", [(3, "finding_yaml_duplicate_key")]),
        (
            "title: A small session",
            "tittle: One",
            [(1, "finding_key_missing"), (2, "finding_unknown_key_near")],
        ),
        ("minutes: 10", "minutes: ten", [(16, "finding_int_expected")]),
        ("minutes: 10", "minutes: 9", [(13, "finding_agenda_too_short")]),
        ("ends: 14:10", "ends: 14.10", [(6, "finding_hour_expected")]),
        ("day: 2020-11-24", "day: 2020-11-31", [(4, "finding_day_expected")]),
        ("day: 2020-11-24", "day: 24/11/2020", [(4, "finding_day_expected")]),
        ("minutes: 2", "minutes: 12", [(20, "finding_prompt_outlasts_block")]),
        ("[yes, no]", "[yes]", [(22, "finding_list_too_short")]),
        ("[yes, no]", "\n          - yes\n          - yes", [(24, "finding_duplicate_text")]),
        ("        question: Again?\n", "", [(18, "finding_key_missing")]),
        ("kind: single_choice", "kind: poll", [(18, "finding_choice_expected")]),
        ("title: Talk", "title: !!binary aGk=", [(15, "finding_yaml_tag")]),
        ("title: Talk", "title: !secret x", [(15, "finding_yaml_tag")]),
        ("minutes: 10", "minutes: !!int ten", [(16, "finding_int_expected")]),
        ("title: Talk", "title:", [(15, "finding_value_empty")]),
        ("title: Talk", "title: Talk\n    [a, b]: c", [(16, "finding_yaml_key")]),
        ("title: Talk", "title: Talk\n    <<: many", [(16, "finding_yaml_merge")]),
        ("title: Talk", "title: Talk: loud", [(15, "finding_yaml_colon")]),
        ("title: Talk", "title: - Talk", [(15, "finding_yaml_dash")]),
        ("title: Talk", "title: *talk", [(15, "finding_yaml_alias")]),
        ("title: Talk", "title: @talk", [(15, "finding_yaml_sign")]),
        ("title: Talk", 'title: "\\q"', [(15, "finding_yaml_escape")]),
        ("title: Talk", "title: [Talk", [(16, "finding_yaml_unclosed")]),
        ("    title: Talk", "   title: Talk", [(15, "finding_yaml_indent")]),
        ("    title: Talk", "\ttitle: Talk", [(15, "finding_yaml_tab")]),
        ("privacy:", "---\nprivacy:", [(23, "finding_yaml_documents")]),
        ("title: Talk", "title: Talk\x07", [(15, "finding_yaml_unprintable")]),
        ("id: small", "%YAML 3.0\n---\nid: small", [(1, "finding_yaml_syntax")]),
    ],
)
def test_each_slip_of_the_pen_is_told_with_its_line(
    written: str, instead: str, expected: list[tuple[int, str]], tmp_path: Path
) -> None:
    assert SMALL.count(written) >= 1

    found = read(SMALL.replace(written, instead, 1), tmp_path)

    assert told(found) == expected


def test_every_error_is_told_from_top_to_bottom(tmp_path: Path) -> None:
    text = (
        SMALL.replace("id: host", "id: host\n    id: guest")
        .replace("minutes: 10", "minutes: 9\n    area: north")
        .replace("2021-03-31", "2020-03-31")
    )

    assert told(read(text, tmp_path)) == [
        (9, "finding_yaml_duplicate_key"),
        (14, "finding_agenda_too_short"),
        (18, "finding_no_areas"),
        (29, "finding_kept_too_short"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "finding_yaml_empty"),
        ("# nothing but a remark\n", "finding_yaml_empty"),
        ("- a list", "finding_plan_expected"),
        ("just words", "finding_plan_expected"),
        ("a: &a [*a]", "finding_yaml_too_deep"),
        ("a: &a\n  <<: *a", "finding_yaml_too_deep"),
        ("[" * 5000, "finding_yaml_too_deep"),
        ("[" * 60 + "]" * 60, "finding_yaml_too_deep"),
    ],
)
def test_a_file_that_is_no_plan_is_told_so(text: str, code: str, tmp_path: Path) -> None:
    assert [code for _, code in told(read(text, tmp_path))] == [code]


def test_brackets_too_deep_are_told_with_the_line_where_they_become_so(tmp_path: Path) -> None:
    assert told(read("[\n" * 5000, tmp_path)) == [(41, "finding_yaml_too_deep")]


def test_aliases_cannot_explode(tmp_path: Path) -> None:
    laughs = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]

    assert told(read("\n".join(laughs), tmp_path)) == [(1, "finding_yaml_too_much")]


def test_a_file_too_large_to_be_a_plan_is_not_parsed(tmp_path: Path) -> None:
    assert told(read("# " + "x" * 300_000, tmp_path)) == [(1, "finding_file_too_large")]


def test_a_missing_file_and_a_folder_are_told_so(tmp_path: Path) -> None:
    assert told(read_plan(tmp_path / "none.yaml")) == [(1, "finding_file_unreadable")]
    assert told(read_plan(tmp_path)) == [(1, "finding_file_unreadable")]


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("id: x\ntitle: Perché\n".encode("latin-1"))

    assert told(read_plan(path)) == [(2, "finding_file_not_utf8")]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "notepad.yaml"
    path.write_text(SMALL, encoding="utf-8-sig")

    assert isinstance(read_plan(path), Plan)


def test_a_place_that_was_not_written_has_the_line_of_what_surrounds_it() -> None:
    document = read_yaml("a:\n  - b: 1\n    c: 2\n")

    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 0, "d")) == 2
    assert document.line(("z",)) == 1
    assert read_yaml("").line(("z",)) == 1


def test_a_logo_must_lie_beside_its_plan(tmp_path: Path) -> None:
    text = SMALL.rstrip() + "\ndigest:\n  logo: a.png\n"

    missing = read(text, tmp_path)
    (tmp_path / "a.png").write_bytes(a_png())
    there = read(text, tmp_path)

    assert told(missing) == [(len(text.splitlines()), "finding_logo_wrong")]
    assert isinstance(there, Plan)


def test_the_shelf_names_the_plans_of_its_folder(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "b.yml", "notes.txt"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()

    assert PlanShelf(tmp_path).names() == ("a", "b")


@pytest.mark.parametrize("name", ["none", "../plans/small", "small.yaml", ""])
def test_what_is_not_on_the_shelf_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")

    with pytest.raises(NoSuchPlan):
        PlanShelf(tmp_path).read(name)


def test_a_plan_is_read_again_only_when_its_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    shelf = PlanShelf(tmp_path)
    first = shelf.read("small")

    assert shelf.read("small") is first
    path.write_text(SMALL.replace("A small", "Another"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert plan_of(shelf.read("small")).title == "Another session"


def test_the_shipped_plan_passes_its_check() -> None:
    plan = plan_of(read_plan(SHIPPED))

    assert plan.minutes == 150
    assert len(plan.areas) == 5


def test_the_shipped_plan_fits_the_published_schema() -> None:
    written = YAML(typ="safe", pure=True).load(SHIPPED.read_text(encoding="utf-8"))

    Draft202012Validator(schema()).validate(as_json(written))


def test_the_shipped_plan_is_the_session_of_the_seed() -> None:
    plan = plan_of(read_plan(SHIPPED))

    minutes = [(block.area is not None, block.minutes) for block in plan.agenda]
    areas = [block for block in plan.agenda if block.area is not None]
    assert minutes == [
        *[(False, 10), (False, 10)],
        *[(True, 12)] * 5,
        *[(False, 30), (False, 20), (False, 12), (False, 8)],
    ]
    assert [block.area for block in areas] == [area.id for area in plan.areas]
    for block in areas:
        assert [step.minutes for step in block.steps] == [1, 2, 8, 1]
        assert any(isinstance(prompt, Round) for prompt in block.prompts)
        assert any(isinstance(prompt, Asking) for prompt in block.prompts)
        for prompt in block.prompts:
            if isinstance(prompt, Round):
                assert set(prompt.route) == set(plan.asked_by_default)
    assert isinstance(plan.prompts[-1], Questionnaire)


def as_json(written: Any) -> Any:
    """What YAML gave, with its dates as JSON has them."""
    if isinstance(written, dict):
        return {key: as_json(value) for key, value in written.items()}
    if isinstance(written, list):
        return [as_json(value) for value in written]
    return written if isinstance(written, str | int | float | None) else written.isoformat()
