"""Who is named in what people wrote, and what only looks like it."""

import pytest

from digest.masking import Mask

NAMES = ("Giulia Ferri", "Marco De Luca", "ROSSI Anna (Guest)", "Costa", "Lia D’Angelo", "a@b.it")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Lo sa Giulia Ferri.", "Lo sa […]."),
        ("lo sa giulia  ferri", "lo sa […]"),
        ("Ferri Giulia lo sa", "[…] lo sa"),
        ("La dott.ssa Ferri lo sa", "La dott.ssa […] lo sa"),
        ("barre di ferri vecchi", "barre di ferri vecchi"),
        ("Giulia lo sa", "Giulia lo sa"),
        ("il sig. De Luca", "il sig. […]"),
        ("il sig. de Luca", "il sig. […]"),
        ("san Luca", "san Luca"),
        ("Anna Rossi e Rossi Anna", "[…] e […]"),
        ("chiedere a Costa", "chiedere a […]"),
        ("quanto costa", "quanto costa"),
        ("Costanza", "Costanza"),
        ("D'Angelo e lia d'angelo", "[…] e […]"),
    ],
)
def test_names_are_hidden_and_words_are_not(text: str, masked: str) -> None:
    assert Mask(NAMES)(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("scrivere a anna.rossi+puoi@regione.puglia.it, grazie", "scrivere a […], grazie"),
        ("347 1234567", "[…]"),
        ("+39 347 123 4567 oppure 080.5404111", "[…] oppure […]"),
        ("+33 6 12 34 56 78", "[…]"),
        ("RSSMRA85T10A562S e rssmra85t10a562s", "[…] e […]"),
    ],
)
def test_addresses_telephones_and_tax_codes_are_hidden(text: str, masked: str) -> None:
    assert Mask(())(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "tra 1.800 e 1.900 richieste",
        "dal 24/11/2020, ore 08.30-17.00",
        "il biennio 2020-2021",
        "300.000.000 di euro",
        "0,5 per cento",
        "responsabilmente",
        "[…] lo avevo già tolto io",
        "@Giro prepara",
    ],
)
def test_figures_and_long_words_stay(text: str) -> None:
    assert Mask(NAMES)(text) == text
