"""How the documents of a plan look, its logo read from beside it."""

import logging
from base64 import b64encode
from pathlib import Path

from digest.documents.blocks import Logo, Look
from facilitation.plan import Plan
from storage.logos import LogoError, read_logo

logger = logging.getLogger(__name__)


def look_or_plain(plan: Plan, folder: Path) -> Look:
    """The plan's look, without the logo where that is there no more."""
    try:
        return look_of(plan, folder)
    except LogoError as error:
        logger.warning("logo_not_read", extra={"reason": type(error).__name__})
        plain = plan.digest.model_copy(update={"logo": None})
        return look_of(plan.model_copy(update={"digest": plain}), folder)


def look_of(plan: Plan, folder: Path) -> Look:
    """The plan's look; its logo stands in that folder. Raises LogoError."""
    wanted = plan.digest
    logo = None
    if wanted.logo is not None:
        picture = b64encode(read_logo(folder, wanted.logo))
        is_drawn = wanted.logo.endswith(".svg")
        logo = Logo(kind="svg" if is_drawn else "png", picture=picture, alt=plan.organiser)
    return Look(colour=wanted.colour, header=wanted.header or "", logo=logo)
