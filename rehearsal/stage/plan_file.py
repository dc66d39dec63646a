"""Reads the plan that is to be played; that it is sound, `app.py check` says."""

from pathlib import Path

from ruamel.yaml import YAML

from facilitation.plan import Plan


def read_plan(path: Path) -> Plan:
    """Give the plan written in a YAML file."""
    return Plan.model_validate(YAML(typ="safe").load(path))
