"""Where Teams keeps the files of 1:1 chats: what is sent to the bot, and what it gives back."""

from dataclasses import dataclass, field

from aiohttp import web

from rehearsal.tenants import Tenant


@dataclass(eq=False)
class Drive:
    """Files by the name that their address ends with."""

    tenant: Tenant
    files: dict[str, bytes] = field(default_factory=dict)

    def address(self, name: str) -> str:
        """Give the address that a file is fetched from, or put to."""
        return f"{self.tenant.service_url}drive/{name}"

    async def give(self, request: web.Request) -> web.Response:
        """Give a file's content."""
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def take(self, request: web.Request) -> web.Response:
        """Keep a file that is put there."""
        self.files[request.match_info["name"]] = await request.read()
        return web.Response(status=201)
