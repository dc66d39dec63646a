"""Writes the Teams app package: the zip that puts Giro into an organisation's meetings."""

import io
import json
import re
import sys
from pathlib import Path
from typing import Annotated, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings

from bot.settings import DatabaseSettings, SettingsError, load_settings
from deployment.teams.icons import color_icon, outline_icon
from deployment.teams.manifest import manifest, translation

WRONG_SETTINGS = 2

GUID = r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
HOST = r"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
ADDRESS = rf"(?=.{{1,2048}}$)https://{HOST}(:\d+)?([/?#]\S*)?"


def _matching(pattern: str, problem: str) -> AfterValidator:
    """Refuse what does not match as a whole."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError("setting", problem)
        return value

    return AfterValidator(check)


PublicPage = Annotated[str, _matching(ADDRESS, "should be a page that begins with https://")]


class PackageSettings(BaseSettings):
    """What a package says about those who run Giro; Teams shows it before anyone adds the app."""

    model_config = DatabaseSettings.model_config

    MICROSOFT_APP_ID: Annotated[
        str, _matching(GUID, "should be the bot's app id: 32 hexadecimal digits, 8-4-4-4-12")
    ] = ""
    PUBLIC_HOST: Annotated[
        str, _matching(f"({HOST})?", "should be a host name alone, such as giro.example.org")
    ] = ""
    DEVELOPER_NAME: Annotated[
        str, _matching(r"\S.{0,31}", "should be your organisation's name, 32 characters at most")
    ] = ""
    DEVELOPER_URL: PublicPage = ""
    PRIVACY_URL: PublicPage = ""
    TERMS_URL: PublicPage = ""


def package(settings: PackageSettings) -> bytes:
    """The zip; the same settings give the same bytes."""
    filled = manifest(settings.model_dump())
    files = {
        "manifest.json": _json(filled),
        "color.png": color_icon(),
        "outline.png": outline_icon(),
    }
    for language in filled["localizationInfo"]["additionalLanguages"]:
        files[language["file"]] = _json(translation(language["languageTag"]))
    return _zipped(files)


def write_package(path: Path) -> int:
    """Write the zip, or say which settings are wrong and write nothing; give the exit code."""
    try:
        made = package(load_settings(PackageSettings))
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return WRONG_SETTINGS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made)
    sys.stdout.write(f"{path}\n")
    return 0


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, content in files.items():
            # Without a date of its own a file would carry the moment of packing.
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return whole.getvalue()


if __name__ == "__main__":
    sys.exit(write_package(Path(sys.argv[1])))
