"""Gets one small file from a URL that the user asked for; the only place where the program goes to the network.

Only http and https, also after a redirect; a limit on the size and on the wait for each answer. What is got is bytes, to be
proven by whoever asked. Proxies are those of the environment, as with every program.
"""

import http.client
import urllib.error
import urllib.request
from typing import Final

from archive.errors import InstallationError
from archive.product import NAME, VERSION

MAX_BYTES: Final = 8 * 1024 * 1024
TIMEOUT: Final = 30.0
_HANDLERS: Final = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)


def download(url: str, *, limit: int = MAX_BYTES, timeout: float = TIMEOUT) -> bytes:
    """Return what is at `url`, all of it.

    Args:
        url: Where to get it.
        limit: The most bytes that are taken.
        timeout: Seconds that each answer may take.

    Raises:
        InstallationError: It cannot be got, or is larger than the limit.
    """
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    hint = "Get the file in another way, and name its folder with --schema-dir"
    try:
        request = urllib.request.Request(url, headers={"User-Agent": f"{NAME}/{VERSION}"})  # noqa: S310  no other handlers
        with opener.open(request, timeout=timeout) as answer:
            data: bytes = answer.read(limit + 1)
            lacking = (
                answer.length or 0 if len(data) <= limit else 0
            )  # read() of a number of bytes takes an early end for the end
            if lacking:
                raise http.client.IncompleteRead(data, lacking)
    except (OSError, ValueError, http.client.HTTPException) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        reason = error.reason if isinstance(error, urllib.error.URLError) else error
        raise InstallationError(f"cannot be downloaded ({' '.join(str(reason).split())})", where=url, hint=hint) from error
    if len(data) > limit:
        raise InstallationError(f"is larger than {limit} bytes", where=url, hint=hint)
    return data
