"""Reads the plan that is to be played; that it is sound, `app.py check` says."""

import shutil
from pathlib import Path

from ruamel.yaml import YAML

from facilitation.plan import Plan


def read_plan(path: Path) -> Plan:
    """Give the plan written in a YAML file."""
    return Plan.model_validate(YAML(typ="safe").load(path))


def shelve(plans: Path, shelf: Path) -> Path:
    """Lay copies on a shelf of its own, since the bot keeps there what is sent to it."""
    shutil.rmtree(shelf, ignore_errors=True)
    shelf.mkdir(parents=True)
    for plan in plans.glob("*.y*ml"):
        shutil.copy(plan, shelf)
    return shelf
