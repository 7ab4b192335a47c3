"""Retrieves the files that a source names by URL, when the user asked for that; the source itself is not trusted.

A source may be anybody's, and must not make this program speak to machines that only its user can reach. So a name is resolved
first; all its addresses must be public, and the connection goes to one of those, not to what the name means a moment later. A
redirect is a new connection and looked at in the same way. Proxies are not used, since they would resolve the name themselves.
Sizes, times and the number of files are limited for each source. Only http and https; what is got is judged by its content
elsewhere.
"""

import http.client
import ipaddress
import ssl
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from socket import IPPROTO_TCP, create_connection, getaddrinfo, socket
from typing import Any, Final

from archive.errors import StoreError
from archive.files.downloads import FAILURES, REDIRECTS, ask, demand_whole, reason
from archive.model.tree import Blob

_PIECE: Final = 64 * 1024
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address is inside


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public network, as are all that may be inside it."""
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inside = None
    if isinstance(known, ipaddress.IPv6Address):
        last = ipaddress.IPv4Address(int(known) & 0xFFFFFFFF)
        inside = known.ipv4_mapped or known.sixtofour or (last if known in _TRANSLATED else None)
    return known.is_global and not known.is_multicast and (inside is None or is_public(str(inside)))


@dataclass(slots=True, kw_only=True)
class Retrieval:
    """Gets the files of one source.

    Attributes:
        allow: Tells whether an IP address may be connected to.
        files: How many files are asked for at most.
        limit: The most bytes of a file.
        timeout: Seconds that each step of an answer may take.
        seconds: Seconds that all files together may take.
    """

    allow: Callable[[str], bool] = is_public
    files: int = 1_000
    limit: int = 64 * 1024 * 1024
    timeout: float = 20.0
    seconds: float = 300.0
    _asked: int = field(default=0, init=False)
    _end: float = field(default=0.0, init=False)

    def __call__(self, url: str) -> Blob:
        """Return what is at `url`.

        Raises:
            StoreError: It cannot be had, must not be asked for, or passes a limit.
        """
        self._asked += 1
        self._end = self._end or time.monotonic() + self.seconds
        if self._asked > self.files:
            raise StoreError(f"no more than {self.files} files are retrieved for a source", where=url)
        self._demand_time(url)
        try:
            with ask(url, (partial(_Http, self.allow), partial(_Https, self.allow), *REDIRECTS), self.timeout) as answer:
                return Blob.of(self._read(answer, url))
        except FAILURES as error:
            raise StoreError(f"it cannot be retrieved ({reason(error)})", where=url) from error

    def _read(self, answer: Any, url: str) -> bytes:
        """Return the content of an answer, piece by piece, so that a slow one comes to an end.

        Raises:
            StoreError: It is too large, or the time is over.
            OSError: The connection ends.
            HTTPException: The content is not as announced.
        """
        data = bytearray()
        while piece := answer.read1(_PIECE):
            data += piece
            if len(data) > self.limit:
                raise StoreError(f"it is larger than {self.limit} bytes", where=url)
            self._demand_time(url)
        demand_whole(answer, data)
        return bytes(data)

    def _demand_time(self, url: str) -> None:
        """Make an end when the time is over.

        Raises:
            StoreError: It is.
        """
        if time.monotonic() > self._end:
            raise StoreError(f"no more than {self.seconds:g} seconds are spent on the files of a source", where=url)


def _connected(allow: Callable[[str], bool], place: tuple[str, int], timeout: Any = None, source: Any = None) -> socket:
    """Return a connection to one of the addresses of a host, all of which were looked at.

    Raises:
        OSError: There is none, one of them must not be connected to, or none answers.
    """
    host, port = place
    addresses = list(dict.fromkeys(str(found[4][0]) for found in getaddrinfo(host, port, proto=IPPROTO_TCP)))
    if not addresses or not all(map(allow, addresses)):
        raise OSError(f"{host} is not in the public network")
    failure = OSError(f"{host} has no address")
    for address in addresses:
        try:
            return create_connection((address, port), timeout, source)
        except OSError as error:
            failure = error
    raise failure


def _guarded(kind: type[http.client.HTTPConnection], allow: Callable[[str], bool]) -> Callable[..., http.client.HTTPConnection]:
    """Return what makes connections of a kind that go nowhere else."""

    def make(*args: Any, **options: Any) -> http.client.HTTPConnection:
        connection = kind(*args, **options)
        setattr(connection, "_create_connection", partial(_connected, allow))  # noqa: B010  the library's place for it
        return connection

    return make


class _Http(urllib.request.HTTPHandler):
    """Opens http URLs."""

    def __init__(self, allow: Callable[[str], bool]) -> None:
        super().__init__()
        self._make = _guarded(http.client.HTTPConnection, allow)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open a URL."""
        return self.do_open(self._make, req)


class _Https(urllib.request.HTTPSHandler):
    """Opens https URLs; certificates are verified."""

    def __init__(self, allow: Callable[[str], bool]) -> None:
        super().__init__()
        self._make = _guarded(http.client.HTTPSConnection, allow)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        """Open a URL."""
        return self.do_open(self._make, req, context=ssl.create_default_context())
