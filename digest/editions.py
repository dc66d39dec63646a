"""Two editions of one digest: all of it for its organisers, and what everybody may read."""

from digest.digest import Cell, Digest, Section, Voice


def public(digest: Digest) -> Digest:
    """The same without what is for organisers alone: the codes of those who were reported."""
    sections = tuple(_section(section) for section in digest.sections)
    return digest.model_copy(update={"sections": sections})


def _section(section: Section) -> Section:
    return section.model_copy(update={"voices": tuple(_voice(one) for one in section.voices)})


def _voice(voice: Voice) -> Voice:
    return voice.model_copy(update={"cells": tuple(_cell(cell) for cell in voice.cells)})


def _cell(cell: Cell) -> Cell:
    quotes = tuple(quote.model_copy(update={"code": None}) for quote in cell.quotes)
    return cell.model_copy(update={"quotes": quotes})
