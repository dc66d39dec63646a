"""What of a text every format can hold."""

import pytest

from digest.documents.blocks import Paragraph
from digest.documents.plain import plain


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("perché no? 😀 中 ✓", "perché no? 😀 中 ✓"),
        ("una\r\ndue\rtre\u2028quattro\x85cinque\n", "una\ndue\ntre\nquattro\ncinque"),
        ("una\tdue", "una due"),
        ("N\x00U\x1b[31mL\x7f", "NU[31mL"),
        ("a\ud800b\udfffc", "abc"),
        ("a\uffffb\ufffec\ufdd0d\U0001fffee", "abcde"),
        ("a\u202eb\u2066c\u2069d\ufeff", "abcd"),
    ],
)
def test_a_text_keeps_its_letters_and_line_ends_alone(text: str, held: str) -> None:
    assert plain(text) == held
    assert plain(held) == held


def test_a_document_holds_plain_text_whatever_it_is_given() -> None:
    assert Paragraph(text="a\ud800\x00b").text == "ab"
