"""Keys: never in the database, its log or a backup, and gone with their prompt."""

import stat
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import text

from storage.anonymity.key_files import KeyFiles, key_folder
from storage.anonymity.keys import SECRET_BYTES, Key, voter
from storage.store import Store, open_engine
from tests.facilitation.sessions import a_run, at
from tests.storage.rows import SECRET, kept_run, kept_session


class KilledError(Exception):
    """As if the process had been killed."""


KEY = Key(bytes(range(SECRET_BYTES)))


def test_who_votes_is_known_by_a_hash_that_needs_the_key() -> None:
    run = a_run(prompt=SECRET)
    keys = {run.id: KEY}

    known = voter(run, "p1", keys)

    assert known == voter(run, "p1", keys)
    assert known is not None
    assert len(known) == 64
    assert known != voter(run, "p2", keys)
    assert known != voter(run, "p1", {run.id: Key(bytes(SECRET_BYTES))})
    assert voter(run, "p1", {}) is None


def test_a_named_voter_is_known_by_their_id() -> None:
    assert voter(a_run(), "p1", {}) == "p1"


def test_what_is_sealed_opens_for_its_key_and_its_voter_alone() -> None:
    sealed = KEY.seal(b"A", of="v1")

    assert KEY.open(sealed, of="v1") == b"A"
    assert KEY.seal(b"A", of="v1") != sealed
    for key, whose in ((KEY, "v2"), (Key(bytes(SECRET_BYTES)), "v1")):
        with pytest.raises(InvalidTag):
            key.open(sealed, of=whose)


async def test_each_run_has_a_key_of_its_own_until_it_is_forgotten(store: Store) -> None:
    await kept_session(store)
    first = await kept_run(store, prompt=SECRET)
    other = SECRET.model_copy(update={"id": "another-secret"})
    second = await kept_run(store, id="r2", prompt=other)
    async with store.read() as work:
        keys = await work.keys.of(["r1", "r2", "r3"])

    async with store.begin() as work:
        await work.keys.forget(first.id)
        await work.runs.retract(first, at=at(1))
    await store.scrub()

    assert len({key.secret for key in keys.values()}) == 2
    assert {len(key.secret) for key in keys.values()} == {SECRET_BYTES}
    async with store.read() as work:
        left = await work.keys.of(["r1", "r2"])
    assert {run_id: key.secret for run_id, key in left.items()} == {"r2": keys["r2"].secret}
    assert second.id in left


async def test_a_close_that_fails_leaves_the_key(store: Store) -> None:
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)

    async def fail() -> None:
        async with store.begin() as work:
            await work.runs.retract(run, at=at(1))
            await work.keys.forget(run.id)
            raise KilledError

    with pytest.raises(KilledError):
        await fail()
    await store.scrub()

    async with store.read() as work:
        assert await work.keys.of([run.id])


async def test_a_key_is_destroyed_though_we_were_killed_before(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'giro.db'}"
    store = Store(open_engine(url))
    await store.upgrade()
    await kept_session(store)
    run = await kept_run(store, prompt=SECRET)
    async with store.begin() as work:
        await work.keys.forget(run.id)
        await work.runs.retract(run, at=at(1))
    await store.close()
    left_over = sorted(path.name for path in key_folder(url).iterdir())

    again = Store(open_engine(url))
    await again.scrub()

    assert left_over == [run.id]
    assert list(key_folder(url).iterdir()) == []
    await again.close()


async def test_a_key_file_is_for_its_owner_alone_and_overwritten_before_it_goes(
    tmp_path: Path,
) -> None:
    files = KeyFiles(tmp_path / "giro.db.keys")
    await files.destroy_all_but([])
    await files.add("r1")
    path = tmp_path / "giro.db.keys" / "r1"
    # Another name for the same bytes outlives the first.
    witness = tmp_path / "witness"
    witness.hardlink_to(path)

    modes = {stat.S_IMODE(one.stat().st_mode) for one in (path.parent, path)}
    before = witness.read_bytes()
    await files.destroy_all_but(["r2"])

    assert modes == {0o700, 0o600}
    assert any(before)
    assert witness.read_bytes() == bytes(SECRET_BYTES)
    assert not path.exists()


async def test_a_key_that_a_crash_cut_short_is_none(tmp_path: Path) -> None:
    files = KeyFiles(tmp_path)
    (tmp_path / "r1").write_bytes(b"too short")

    assert await files.of(["r1"]) == {}


def test_keys_of_a_database_in_memory_are_beside_no_other_s() -> None:
    assert key_folder("sqlite+aiosqlite://") != key_folder("sqlite+aiosqlite://")


async def test_postgresql_keeps_keys_out_of_its_log_and_out_of_its_statistics(
    store: Store, migrated_url: str
) -> None:
    if migrated_url.startswith("sqlite"):
        return
    await kept_session(store)
    for number in range(60):
        other = SECRET.model_copy(update={"id": f"s{number}"})
        await kept_run(store, id=f"r{number}", prompt=other)
    engine = open_engine(migrated_url)

    async with engine.begin() as connection:
        await connection.execute(text("ANALYZE anonymity_keys"))
        logged = await connection.scalar(
            text("SELECT relpersistence FROM pg_class WHERE relname = 'anonymity_keys'")
        )
        known = await connection.scalar(
            text(
                "SELECT count(*) FROM pg_stats"
                " WHERE tablename = 'anonymity_keys' AND attname = 'secret'"
            )
        )

    await engine.dispose()
    assert (logged, known) == (b"u", 0)
