"""Where Teams may be called: at hosts that we know for Microsoft's, and nowhere else."""

import re
from collections.abc import Collection

from bot.teams.loopback import is_loopback_url, is_safe_url

MICROSOFT = (
    "smba.trafficmanager.net",
    "smba.onyx.prod.teams.trafficmanager.net",
    "smba.infra.gcc.teams.microsoft.com",
)
"""The hosts of the public cloud and of GCC.

https://microsoft.github.io/teams-sdk/python/essentials/app-configuration/service-url-validation
names those of other clouds. Whole names: anybody can have another one beside these.
"""

_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+"
HOST = re.compile(_HOST)

# Written as Teams writes it or not at all: without a user, a port, a query, escapes or letters
# beyond ASCII there is only one way to read it.
_WRITTEN = re.compile(rf"https://({_HOST})(?:/[A-Za-z0-9._~/-]*)?")


class ServiceUrls:
    """Knows the addresses of Teams, of which there are few."""

    def __init__(self, hosts: Collection[str], *, development: bool) -> None:
        self._hosts = frozenset(hosts)
        self._development = development

    def is_here(self, url: str) -> bool:
        """Whether it is a Teams of our own on this machine, as in development."""
        return self._development and is_loopback_url(url) and is_safe_url(url, development=True)

    def is_known(self, url: str) -> bool:
        """Whether it may be called at all."""
        found = _WRITTEN.fullmatch(url)
        return self.is_here(url) or (found is not None and found[1] in self._hosts)
