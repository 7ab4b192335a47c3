"""Gets one small file from a URL that the user asked for.

Only http and https, also after a redirect; a limit on the size and on the wait for each answer. What is got is bytes, to be
proven by whoever asked. Proxies are those of the environment, as with every program. This module and `retrieval.py` are the only
places where the program goes to the network.
"""

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from archive.errors import InstallationError
from archive.product import NAME, VERSION

MAX_BYTES: Final = 8 * 1024 * 1024
TIMEOUT: Final = 30.0
FAILURES: Final = (OSError, ValueError, http.client.HTTPException)
"""What asking for a URL, and reading the answer, can raise."""
Handlers: TypeAlias = Sequence[Callable[[], urllib.request.BaseHandler]]
REDIRECTS: Final[Handlers] = (
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)
_HANDLERS: Final[Handlers] = (
    urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler, *REDIRECTS
)  # fmt: skip


def ask(url: str, handlers: Handlers, timeout: float) -> Any:
    """Return the answer that is at `url`, to be read and closed; nothing but the handlers goes anywhere.

    Raises:
        OSError: There is no answer, or it says that there is nothing.
        ValueError: The URL is none.
        HTTPException: The answer is none.
    """
    opener = urllib.request.OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler())
    request = urllib.request.Request(url, headers={"User-Agent": f"{NAME}/{VERSION}"})  # noqa: S310  no other handlers
    return opener.open(request, timeout=timeout)


def reason(error: Exception) -> str:
    """Return why there is no answer, in a few words."""
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        return f"the server says {error.code} {error.reason}"
    return " ".join(str(error.reason if isinstance(error, urllib.error.URLError) else error).split()) or type(error).__name__


def demand_whole(answer: Any, data: bytes | bytearray) -> None:
    """Refuse what is less than announced; reading a number of bytes takes an early end for the end.

    Raises:
        HTTPException: There should be more.
    """
    if answer.length:
        raise http.client.IncompleteRead(bytes(data), answer.length)


def download(url: str, *, limit: int = MAX_BYTES, timeout: float = TIMEOUT) -> bytes:
    """Return what is at `url`, all of it.

    Args:
        url: Where to get it.
        limit: The most bytes that are taken.
        timeout: Seconds that each answer may take.

    Raises:
        InstallationError: It cannot be got, or is larger than the limit.
    """
    hint = "Get the file in another way, and name its folder with --schema-dir"
    try:
        with ask(url, _HANDLERS, timeout) as answer:
            data: bytes = answer.read(limit + 1)
            if len(data) <= limit:
                demand_whole(answer, data)
    except FAILURES as error:
        raise InstallationError(f"cannot be downloaded ({reason(error)})", where=url, hint=hint) from error
    if len(data) > limit:
        raise InstallationError(f"is larger than {limit} bytes", where=url, hint=hint)
    return data
