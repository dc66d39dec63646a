"""How the documents of a plan look, its logo read from beside it."""

from base64 import b64encode
from pathlib import Path

from digest.documents.blocks import Logo, Look
from facilitation.plan import Plan
from storage.logos import read_logo


def look_of(plan: Plan, folder: Path) -> Look:
    """The plan's look; its logo stands in that folder. Raises LogoError."""
    wanted = plan.digest
    logo = None
    if wanted.logo is not None:
        picture = b64encode(read_logo(folder, wanted.logo))
        is_drawn = wanted.logo.endswith(".svg")
        logo = Logo(kind="svg" if is_drawn else "png", picture=picture, alt=plan.organiser)
    return Look(colour=wanted.colour, header=wanted.header or "", logo=logo)
