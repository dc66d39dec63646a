"""The yardstick: a plain aiohttp service that gives back the JSON it is sent."""

import sys

from aiohttp import web


async def echo(request: web.Request) -> web.Response:
    """Read JSON, write JSON."""
    return web.json_response(await request.json())


if __name__ == "__main__":
    service = web.Application()
    service.router.add_post("/api/messages", echo)
    web.run_app(service, host="127.0.0.1", port=int(sys.argv[1]), access_log=None, print=None)
