"""Nothing is left by which somebody could be known, and nothing else is touched."""

from facilitation.erasure import GONE, Traces


def test_traces_are_found_however_they_are_cased_and_as_whole_texts_alone() -> None:
    noted = {"by": None, "names": ["ANNA BIANCHI", "Bruno"], "acts": [{"name": "anna bianchi"}, 2]}

    left = Traces.of(["Anna Bianchi", None, ""]).without(noted)

    assert left == {"by": None, "names": [GONE, "Bruno"], "acts": [{"name": GONE}, 2]}
