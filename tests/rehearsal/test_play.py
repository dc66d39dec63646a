"""A rehearsal begins anew, whatever an earlier one left."""

from pathlib import Path

from rehearsal.play import fresh_database


def test_nothing_of_an_earlier_rehearsal_is_left(tmp_path: Path) -> None:
    for name in ("giro.db", "giro.db-wal", "giro.db.keys/run", "giro.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    url = fresh_database(tmp_path)

    assert url == f"sqlite:///{tmp_path / 'giro.db'}"
    assert [one.name for one in tmp_path.iterdir()] == ["giro.log"]
