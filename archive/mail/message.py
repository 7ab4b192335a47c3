"""A message of RFC 5322 with its MIME parts -> header fields, the parts that are its text, and what is attached.

Of alternatives the last that is text is taken, as the sender holds it the most faithful (RFC 2046, 5.1.4); the others are
named. Of related parts the first is the text. Inline texts that follow each other all belong to the text. All else is attached:
never opened, only named, measured and hashed. A mailbox of several messages is refused.

It decodes transfer encodings, not characters; a damaged part is read as far as it goes, and its defects are handed back.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message as Part
from typing import Final

from archive.errors import SourceError
from archive.mail.headers import decoded

MAX_BYTES: Final = 64 * 1024 * 1024
MAX_PARTS: Final = 1_000
MAX_DEPTH: Final = 30
_NEXT: Final = re.compile(rb"\n\r?\nFrom [^\r\n]* \d{4}\r?\n[!-9;-~]+:")
_CAPITAL: Final = re.compile(r"(?=[A-Z])")
_TEXTS: Final = ("text/plain", "text/html")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPart:
    """A part of the text.

    Attributes:
        number: Its place, as "1.2"; "" for the whole message.
        html: True for HTML, False for plain text.
        data: The bytes, out of their transfer encoding.
        charset: The encoding that it states, "" for none.
        flowed: True when lines that end with a blank go on (RFC 3676).
        delsp: True when that blank is not part of the text.
        language: As stated, "" when not.
    """

    number: str
    html: bool
    data: bytes
    charset: str = ""
    flowed: bool = False
    delsp: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A part that is not text; `data` is None for a message inside the message, `content_id` what `cid:` addresses name."""

    number: str
    name: str
    media_type: str
    data: bytes | None
    content_id: str = ""


@dataclass(slots=True)
class Message:
    """What was read; `others` are texts that say the same as another one."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    texts: list[TextPart] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    others: list[TextPart] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    raw: dict[str, str] = field(default_factory=dict)


def read(data: bytes, where: str = "") -> Message:
    """Read a message.

    Raises:
        SourceError: It is too large, has too many parts, nests too deep, or is a mailbox.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(f"the message has {len(data)} bytes, more than {MAX_BYTES}", where=where)
    if data.startswith(b"From ") and _NEXT.search(data):
        raise SourceError("this is a mailbox with several messages", where=where, hint="Save each message as a file")
    if data.count(b"\n--") > MAX_PARTS * 20:
        raise SourceError(f"the message has more than {MAX_PARTS} parts", where=where)
    try:
        root = message_from_bytes(data)
        message = Message(
            fields=[(name, decoded(value)) for name, value in root.items()],
            raw={name.lower(): str(value) for name, value in reversed(root.items())},
        )
        _gather(root, "", message, where)
    except RecursionError:
        raise SourceError("its parts nest too deep", where=where) from None
    return message


def _gather(part: Part, number: str, message: Message, where: str) -> None:
    """Sort a part and all inside it.

    Raises:
        SourceError: There are too many parts, or they nest too deep.
    """
    defects = (type(defect).__name__.removesuffix("Defect") for defect in part.defects)
    message.defects += (_CAPITAL.sub(" ", name).strip().lower() for name in defects)
    kind = part.get_content_type()
    if number.count(".") >= MAX_DEPTH or len(message.attachments) + len(message.texts) > MAX_PARTS:
        raise SourceError(f"the message has more than {MAX_PARTS} parts or {MAX_DEPTH} levels of them", where=where)
    inside = part.get_payload() if part.is_multipart() and kind.startswith("multipart/") else None
    if not isinstance(inside, list):
        _sort(part, number, kind, message)
        return
    held = [(child, f"{number}.{n}".lstrip(".")) for n, child in enumerate(inside, start=1) if isinstance(child, Part)]
    if kind == "multipart/alternative":
        _choose(held, message, where)
    elif kind == "multipart/related":
        for child, place in held[:1]:
            _gather(child, place, message, where)
        message.attachments += [_attachment(child, place) for child, place in held[1:]]
    else:
        for child, place in held:
            _gather(child, place, message, where)


def _choose(held: list[tuple[Part, str]], message: Message, where: str) -> None:
    """Take the last alternative that has text; keep the others as such."""
    chosen = False
    for child, place in reversed(held):
        one = Message()
        _gather(child, place, one, where)
        message.defects += one.defects
        message.attachments += one.attachments
        message.others += one.others
        if one.texts and not chosen:
            message.texts += one.texts
            chosen = True
        else:
            message.others += one.texts


def _sort(part: Part, number: str, kind: str, message: Message) -> None:
    """Take a leaf as text or as an attachment."""
    attached = str(part.get("content-disposition", "")).strip().lower().startswith("attachment")
    if kind in _TEXTS and not attached and (not _name(part) or not number):
        message.texts.append(_text(part, number, kind))
    else:
        message.attachments.append(_attachment(part, number))


def _text(part: Part, number: str, kind: str) -> TextPart:
    """Return a part of the text."""
    return TextPart(
        number=number,
        html=kind == "text/html",
        data=_data(part) or b"",
        charset=_parameter(part, "charset"),
        flowed=_parameter(part, "format").lower() == "flowed",
        delsp=_parameter(part, "delsp").lower() == "yes",
        language=decoded(part.get("content-language", "")),
    )


def _attachment(part: Part, number: str) -> Attachment:
    """Return what is attached."""
    content_id = decoded(part.get("content-id", "")).strip().strip("<>")
    kind = decoded(part.get_content_type())
    return Attachment(number=number, name=_name(part), media_type=kind, data=_data(part), content_id=content_id)


def _data(part: Part) -> bytes | None:
    """Return the bytes of a leaf."""
    data = None if part.is_multipart() else part.get_payload(decode=True)
    return data if isinstance(data, bytes) else None


def _name(part: Part) -> str:
    """Return the file name that a part states, without folders."""
    try:
        name = decoded(part.get_filename("") or "")
    except (MessageError, LookupError, ValueError, TypeError, AttributeError):
        return ""
    return re.split(r"[/\\]", name)[-1]


def _parameter(part: Part, name: str) -> str:
    """Return a parameter of the content type."""
    try:
        value = part.get_param(name, "")
    except (MessageError, LookupError, ValueError, TypeError, AttributeError):
        return ""
    return str(value[2] if isinstance(value, tuple) else value).strip()


def unflow(text: str, *, delsp: bool = False) -> str:
    """Join the lines of flowed text (RFC 3676, 4); quoted lines join only those of the same depth."""
    return "\n".join(_joined(text.split("\n"), delsp=delsp))


def _joined(lines: list[str], *, delsp: bool) -> Iterator[str]:
    """Yield whole lines."""
    waiting, depth = "", -1
    for line in lines:
        now = len(line) - len(line.lstrip(">"))
        rest = line[now:].removeprefix(" ")
        if depth >= 0 and now == depth and rest != "-- ":
            rest = waiting + rest
        elif depth >= 0:
            yield _quoted(depth, waiting)
        if rest.endswith(" ") and rest != "-- ":
            waiting, depth = rest[:-1] if delsp else rest, now
        else:
            yield _quoted(now, rest)
            waiting, depth = "", -1
    if depth >= 0:
        yield _quoted(depth, waiting)


def _quoted(depth: int, text: str) -> str:
    """Return a line with its quotation marks."""
    return f"{'>' * depth} {text}" if depth else text
