"""Header fields of a message as their readers see them: encoded words decoded, addresses taken apart, dates with a zone.

Nothing here trusts the library to survive every input: what it cannot read is the text as it stands, or None. Bytes that are no
ASCII are taken as UTF-8 where they are, else as Windows-1252 (RFC 6532; what mailers of all times have sent).
"""

import datetime
import re
from binascii import Error as Base64Error
from email.errors import MessageError
from email.header import decode_header
from email.utils import getaddresses, parsedate_tz
from typing import Final

from archive.markup.cleaning import clean
from archive.model.dates import PartialDate

_FAILURES: Final = (MessageError, Base64Error, LookupError, ValueError, TypeError, AttributeError)
_ZONE: Final = re.compile(r":\d\d *(?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)\b", re.ASCII)
_LONGEST: Final = 100_000  # characters of one field that are decoded; address lists of thousands are shorter


def decoded(raw: object) -> str:
    """Return the text of a field, on one line."""
    text = str(raw)[:_LONGEST]
    try:
        parts = [_part(part, charset) for part, charset in decode_header(text)]
    except _FAILURES:
        parts = [text]
    return " ".join(clean(_whole("".join(parts))).text.split())


def addresses(raw: object) -> list[tuple[str, str]]:
    """Return (name, address) of each mailbox in a field."""
    text = _whole(str(raw)[:_LONGEST])
    try:
        found = getaddresses([text])
    except _FAILURES:
        return []
    return [(decoded(name), decoded(address)) for name, address in found if name or address]


def instant(raw: object) -> PartialDate | None:
    """Return the instant of a date field (RFC 5322, 3.3); None when it is none.

    The zone -0000 says that the time is universal and the place unknown. Names of zones other than those of RFC 5322, 4.3 could
    be several, so that there is no instant.
    """
    try:
        text = _whole(str(raw)[:200])
        parts = parsedate_tz(text)
        if parts is None or not _ZONE.search(text):  # the library takes a missing or unknown zone for UTC
            return None
        moment = datetime.datetime(*parts[:6], tzinfo=datetime.timezone(datetime.timedelta(seconds=parts[9] or 0)))
        return PartialDate(moment.isoformat().replace("+00:00", "Z"))
    except (*_FAILURES, OverflowError):
        return None


def _part(part: bytes | str, charset: str | None) -> str:
    """Decode one stretch of a field."""
    if isinstance(part, str):
        return part
    if charset is not None:
        try:
            return part.decode(charset)
        except (LookupError, ValueError):
            pass
    return _eight_bit(part)


def _whole(text: str) -> str:
    """Decode bytes that the parser has hidden as surrogates."""
    try:
        return _eight_bit(text.encode("ascii", "surrogateescape"))
    except UnicodeEncodeError:
        return text


def _eight_bit(data: bytes) -> str:
    """Decode bytes of an unknown encoding."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
