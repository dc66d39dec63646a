"""The Teams app package: what Teams' own schemas take, in both languages, or nothing at all."""

import json
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator

from bot.typed import read_words
from deployment.teams.package import WRONG_SETTINGS, PackageSettings, package, write_package
from rehearsal.chats import ALL_PERMISSIONS

APP_ID = "9b0c8a52-5f6e-4c1d-9d3b-0a1b2c3d4e5f"
SOUND = {
    "MICROSOFT_APP_ID": APP_ID,
    "PUBLIC_HOST": "giro.example.org",
    "DEVELOPER_NAME": "Ente di formazione",
    "DEVELOPER_URL": "https://example.org",
    "PRIVACY_URL": "https://example.org/privacy?language=it",
    "TERMS_URL": "https://example.org/terms",
}
SCHEMAS = Path(__file__).parent / "schemas"
LONGEST = {"title": 32, "description": 128, "short": 80, "full": 4000}


@pytest.fixture(autouse=True)
def _empty_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in SOUND:
        monkeypatch.delenv(name, raising=False)


@cache
def files_of(**changed: str) -> dict[str, bytes]:
    settings = PackageSettings.model_validate({**SOUND, **changed})
    with ZipFile(BytesIO(package(settings))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def manifest_of(**changed: str) -> dict[str, Any]:
    return read(files_of(**changed)["manifest.json"])


def read(written: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(written)
    return content


def complaints(content: Mapping[str, Any], schema: str) -> list[str]:
    validator = Draft4Validator(read((SCHEMAS / f"{schema}.schema.json").read_bytes()))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(content)]


def commands_of(content: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """Every command of the manifest by its path."""
    return {
        f"bots[0].commandLists[{at}].commands[{index}]": command
        for at, commands in enumerate(content["bots"][0]["commandLists"])
        for index, command in enumerate(commands["commands"])
    }


def pixels(png: bytes) -> tuple[int, list[bytes]]:
    """The side of a square RGBA picture and its pixels, row after row."""
    width, height, *kind = struct.unpack(">2I5B", png[16:29])
    assert (png[:8], kind, height) == (b"\x89PNG\r\n\x1a\n", [8, 6, 0, 0, 0], width)
    length = int.from_bytes(png[33:37])
    rows = zlib.decompress(png[41 : 41 + length])
    return width, [
        rows[start : start + 4]
        for row in range(height)
        for start in range(row * (width * 4 + 1) + 1, (row + 1) * (width * 4 + 1), 4)
    ]


def test_the_manifest_is_what_teams_takes() -> None:
    content = manifest_of()

    assert complaints(content, "MicrosoftTeams") == []
    assert "$" not in json.dumps({**content, "$schema": ""}).replace('"$schema"', "")


def test_the_translation_is_what_teams_takes() -> None:
    content = read(files_of()["en.json"])

    assert complaints(content, "MicrosoftTeams.Localization") == []


def test_manifest_and_translation_name_the_schemas_that_they_were_held_against() -> None:
    files = files_of()

    # The schema's own "const" is no word of draft 4, so a validator would let any version pass.
    schema = read((SCHEMAS / "MicrosoftTeams.schema.json").read_bytes())
    version = schema["properties"]["manifestVersion"]["const"]
    content, english = read(files["manifest.json"]), read(files["en.json"])
    assert content["manifestVersion"] == version
    assert content["$schema"].endswith(f"/v{version}/MicrosoftTeams.schema.json")
    assert english["$schema"].endswith(f"/v{version}/MicrosoftTeams.Localization.schema.json")


def test_a_manifest_that_teams_would_not_take_is_complained_of() -> None:
    content = {**manifest_of(), "accentColor": "purple", "surprise": 1}

    assert len(complaints(content, "MicrosoftTeams")) == 2


def test_the_zip_holds_what_the_manifest_names_and_no_more() -> None:
    files = files_of()
    content = read(files["manifest.json"])

    languages = [each["file"] for each in content["localizationInfo"]["additionalLanguages"]]
    assert {*files} == {"manifest.json", *content["icons"].values(), *languages}


def test_the_bot_is_the_one_of_the_settings_everywhere() -> None:
    content = manifest_of()

    bot = content["bots"][0]
    assert {content["id"], bot["botId"], content["webApplicationInfo"]["id"]} == {APP_ID}
    assert {*bot["scopes"]} == {"personal", "groupChat", "team"}


def test_every_permission_that_giro_can_use_is_asked_for() -> None:
    asked = manifest_of()["authorization"]["permissions"]["resourceSpecific"]

    assert {each["name"] for each in asked} == ALL_PERMISSIONS
    assert {each["type"] for each in asked} == {"Application"}


def test_guests_may_use_the_app() -> None:
    assert manifest_of()["meetingExtensionDefinition"]["supportsAnonymousGuestUsers"] is True


def test_the_public_host_is_the_only_domain_and_may_be_left_out() -> None:
    assert manifest_of()["validDomains"] == ["giro.example.org"]
    assert manifest_of(PUBLIC_HOST="")["validDomains"] == []


def test_giro_understands_every_command_of_the_menu_alike_in_both_languages() -> None:
    files = files_of()
    italian, english = commands_of(read(files["manifest.json"])), read(files["en.json"])

    meant = {path: read_words(command["title"]) for path, command in italian.items()}

    assert None not in meant.values()
    assert meant == {path: read_words(english[f"{path}.title"]) for path in italian}


def test_each_scope_has_its_menu_without_a_command_twice() -> None:
    lists = manifest_of()["bots"][0]["commandLists"]

    titles = [[command["title"] for command in each["commands"]] for each in lists]
    assert sorted(scope for each in lists for scope in each["scopes"]) == [
        "groupChat",
        "personal",
        "team",
    ]
    assert [len(each) for each in titles] == [len({*each}) for each in titles]


def test_everything_that_is_read_is_said_in_both_languages() -> None:
    files = files_of()
    content, english = read(files["manifest.json"]), read(files["en.json"])

    italian = {
        f"{part}.{length}": text
        for part in ("name", "description")
        for length, text in content[part].items()
    } | {
        f"{path}.{part}": text
        for path, command in commands_of(content).items()
        for part, text in command.items()
    }
    assert {*english} - {"$schema"} == {*italian}
    assert [path for path in italian if english[path] == italian[path]] == ["name.short"]


def test_what_is_read_fits_where_teams_shows_it() -> None:
    files = files_of()
    content, english = read(files["manifest.json"]), read(files["en.json"])

    texts = [
        *((path.rsplit(".", 1)[-1], text) for path, text in english.items()),
        *content["description"].items(),
        *(pair for command in commands_of(content).values() for pair in command.items()),
    ]

    assert [text for kind, text in texts if len(text) > LONGEST.get(kind, 4000)] == []


def test_the_color_icon_fills_its_square() -> None:
    size, colours = pixels(files_of()["color.png"])

    assert size == 192
    assert {colour[3] for colour in colours} == {255}
    assert colours[0][:3].hex() == manifest_of()["accentColor"][1:].lower()
    assert len({*colours}) > 3


def test_the_outline_icon_is_white_on_nothing() -> None:
    size, colours = pixels(files_of()["outline.png"])

    seen = [colour for colour in colours if colour[3]]
    assert size == 32
    assert {colour[:3] for colour in seen} == {b"\xff\xff\xff"}
    assert 0.1 < len(seen) / len(colours) < 0.5
    assert b"\xff\xff\xff\xff" in seen


def test_the_same_settings_give_the_same_bytes() -> None:
    settings = PackageSettings.model_validate(SOUND)

    assert package(settings) == package(settings)


def test_the_package_is_written_where_it_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SOUND.items():
        monkeypatch.setenv(name, value)

    code = write_package(tmp_path / "out" / "giro-teams.zip")

    assert code == 0
    assert read(ZipFile(tmp_path / "out" / "giro-teams.zip").read("manifest.json"))["id"] == APP_ID


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MICROSOFT_APP_ID", ""),
        ("MICROSOFT_APP_ID", "giro"),
        ("MICROSOFT_APP_ID", f"{{{APP_ID}}}"),
        ("PUBLIC_HOST", "https://giro.example.org"),
        ("PUBLIC_HOST", "giro.example.org:3978"),
        ("PUBLIC_HOST", "localhost"),
        ("PUBLIC_HOST", "*.example.org"),
        ("PUBLIC_HOST", "127.0.0.1"),
        ("DEVELOPER_NAME", ""),
        ("DEVELOPER_NAME", " "),
        ("DEVELOPER_NAME", "A name that is one character long"),
        ("DEVELOPER_URL", ""),
        ("DEVELOPER_URL", "example.org"),
        ("PRIVACY_URL", ""),
        ("PRIVACY_URL", "http://example.org/privacy"),
        ("PRIVACY_URL", "https://example.org/" + "x" * 2030),
        ("TERMS_URL", ""),
        ("TERMS_URL", "https://example.org/our terms"),
        ("TERMS_URL", "https://example.org/terms\n"),
    ],
)
def test_a_missing_or_malformed_setting_is_named_and_nothing_is_written(
    name: str,
    value: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for each, sound in {**SOUND, name: value}.items():
        monkeypatch.setenv(each, sound)

    code = write_package(tmp_path / "out" / "giro-teams.zip")

    assert code == WRONG_SETTINGS
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == [name]
    assert not (tmp_path / "out").exists()
