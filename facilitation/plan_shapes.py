"""The shape of a plan: read from plain values, explained when wrong, published as a schema."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from facilitation.findings import Finding, Place, Value
from facilitation.plan import Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"

CODES = {
    "bool_parsing": "finding_bool_expected",
    "bool_type": "finding_bool_expected",
    "dict_type": "finding_mapping_expected",
    "enum": "finding_choice_expected",
    "extra_forbidden": "finding_unknown_key",
    "finite_number": "finding_int_expected",
    "greater_than_equal": "finding_number_too_small",
    "int_from_float": "finding_int_expected",
    "int_parsing": "finding_int_expected",
    "int_parsing_size": "finding_int_expected",
    "int_type": "finding_int_expected",
    "less_than_equal": "finding_number_too_big",
    "literal_error": "finding_choice_expected",
    "missing": "finding_key_missing",
    "model_attributes_type": "finding_mapping_expected",
    "model_type": "finding_mapping_expected",
    "string_pattern_mismatch": "finding_id_expected",
    "string_too_long": "finding_line_too_long",
    "string_too_short": "finding_text_empty",
    "string_type": "finding_text_expected",
    "string_unicode": "finding_text_expected",
    "too_long": "finding_list_too_long",
    "too_short": "finding_list_too_short",
    "tuple_type": "finding_list_expected",
    "union_tag_invalid": "finding_choice_expected",
    "union_tag_not_found": "finding_kind_missing",
}
"""The kinds of error that pydantic finds in a plan, each with the key of its sentence."""

PATTERNS = {
    "email": "finding_email_expected",
    "url": "finding_url_expected",
    "logo": "finding_logo_expected",
    "colour": "finding_colour_expected",
}
"""The fields that have a pattern and are no ids."""

LIMITS = ("ge", "le", "min_length", "max_length")


def parsed(written: object) -> Plan | list[Finding]:
    """The plan that plain values describe, or everything that is wrong with their shape."""
    try:
        return Plan.model_validate(written)
    except ValidationError as error:
        # A list whose entries are wrong is called too short as well: once is enough.
        return [
            _finding(dict(detail), written)
            for detail in error.errors(include_url=False)
            if not (detail["type"] == "too_short" and _has_enough(dict(detail)))
        ]


def schema() -> dict[str, Any]:
    """The JSON Schema of a plan, for editors."""
    published = {"$schema": DIALECT, **Plan.model_json_schema()}
    for part in published["$defs"].values():
        # A default in Python, but the only thing that tells one kind from another in a plan.
        if "const" in part.get("properties", {}).get("kind", {}):
            part["required"] = ["kind", *part["required"]]
    return published


def _has_enough(detail: Mapping[str, Any]) -> bool:
    return len(detail["input"]) >= int(detail["ctx"]["min_length"])


def _finding(detail: Mapping[str, Any], written: object) -> Finding:
    place = _place(detail, written)
    context = detail.get("ctx", {})
    values: dict[str, Value] = {
        "key": next((step for step in reversed(place) if isinstance(step, str)), ""),
        "given": _written(context.get("tag", detail["input"])),
        "expected": tuple(re.findall(r"'([^']*)'", str(context.get("expected_tags", ""))))
        or tuple(re.findall(r"'([^']*)'", str(context.get("expected", "")))),
        "limit": next((int(context[name]) for name in LIMITS if name in context), 0),
        "problem": str(detail["msg"]),
    }
    code = _code(detail, place)
    if code == "finding_kind_missing":
        values["expected"] = tuple(_at(detail["loc"])["discriminator"]["mapping"])
    if code == "finding_unknown_key":
        return _unknown_key(detail, place)
    return Finding(place, code, values)


def _code(detail: Mapping[str, Any], place: Place) -> str:
    if detail["type"] == "value_error":
        return f"finding_{detail['ctx']['error']}"
    if detail["type"] == "string_pattern_mismatch" and place[-1] in PATTERNS:
        return PATTERNS[str(place[-1])]
    if not place and detail["type"] == "model_type":
        return "finding_plan_expected"
    if detail["input"] is None:
        return "finding_value_empty"
    if detail["type"] == "string_type" and isinstance(detail["input"], dict | list):
        return "finding_text_plain"
    return CODES.get(detail["type"], "finding_shape")


def _written(given: object) -> str:
    return str(given).lower() if isinstance(given, bool) else str(given)[:60]


def _unknown_key(detail: Mapping[str, Any], place: Place) -> Finding:
    key = str(place[-1])
    known = tuple(_at(detail["loc"][:-1])["properties"])
    values: dict[str, Value] = {"key": key, "known": known}
    for near in get_close_matches(key, known, n=1):
        return Finding(place, "finding_unknown_key_near", values | {"near": near})
    return Finding(place, "finding_unknown_key", values)


def _place(detail: Mapping[str, Any], written: object) -> Place:
    """The error's place without the steps that pydantic adds, such as the kind of a union."""
    place = tuple(_steps(detail["loc"], written, of_missing=detail["type"] == "missing"))
    return (*place, "kind") if detail["type"] == "union_tag_invalid" else place


def _steps(loc: Place, written: object, *, of_missing: bool) -> Iterator[str | int]:
    value: Any = written
    for number, step in enumerate(loc, 1):
        is_entry = isinstance(value, list) and isinstance(step, int)
        if is_entry or (isinstance(value, dict) and step in value):
            yield step
            value = value[step]
        elif of_missing and number == len(loc):
            yield step


def _at(loc: Place) -> dict[str, Any]:
    """The schema of a place, given with the kinds of its unions."""
    whole = Plan.model_json_schema()
    found = whole
    for step in loc:
        if isinstance(step, int):
            found = found["items"]
        elif "discriminator" in found:
            found = {"$ref": found["discriminator"]["mapping"][step]}
        else:
            found = found["properties"][step]
        found = _resolved(found, whole["$defs"])
    return found


def _resolved(part: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The part itself, or the model it stands for."""
    branches = [part, *part.get("anyOf", ())]
    names = [branch["$ref"].rsplit("/", 1)[-1] for branch in branches if "$ref" in branch]
    return definitions[names[0]] if names else part
