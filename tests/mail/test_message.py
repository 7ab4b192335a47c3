"""Messages: which part is the text, what is attached, and what is refused."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.mail.message import MAX_BYTES, MAX_PARTS, Message, read, unflow

HEAD = "From: a@b.example\nDate: Tue, 12 May 2026 08:15:00 +0200\nMIME-Version: 1.0\n"


def multipart(kind: str, *parts: str, boundary: str = "b") -> str:
    inside = "".join(f"--{boundary}\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inside}--{boundary}--\n'


def part(kind: str, text: str, more: str = "") -> str:
    return f"Content-Type: {kind}\n{more}\n{text}"


def texts(text: str) -> list[tuple[str, bool, bytes]]:
    return [(one.number, one.html, one.data.strip()) for one in read((HEAD + text).encode()).texts]


def test_a_message_of_one_part() -> None:
    message = read(
        (HEAD + "Subject: =?utf-8?q?=C3=A9?=\nContent-Type: text/plain; charset=X; format=Flowed; delsp=YES\n\nHi\n").encode()
    )
    assert dict(message.fields)["Subject"] == "é"
    (one,) = message.texts
    assert (one.number, one.data, one.charset, one.flowed, one.delsp) == ("", b"Hi\n", "X", True, True)


def test_the_last_alternative_is_the_text() -> None:
    plain, page = part("text/plain", "p"), part("text/html", "<p>h")
    assert texts(multipart("alternative", plain, page)) == [("2", True, b"<p>h")]
    assert texts(multipart("alternative", page, plain)) == [("2", False, b"p")]
    calendar = part("text/calendar", "c")
    message = read((HEAD + multipart("alternative", plain, calendar)).encode())
    assert [one.number for one in message.texts] == ["1"]
    assert [one.media_type for one in message.attachments] == ["text/calendar"]


def test_related_and_mixed() -> None:
    related = multipart("related", part("text/html", "h"), part("image/png", "x", "Content-ID: <i>\n"), boundary="r")
    text = multipart("mixed", related, part("text/plain", "more"), part("text/plain", "a", "Content-Disposition: attachment\n"))
    assert texts(text) == [("1.1", True, b"h"), ("2", False, b"more")]
    assert [one.number for one in read((HEAD + text).encode()).attachments] == ["1.2", "3"]


def test_attachments_lose_their_folders_and_stay_closed() -> None:
    name = 'Content-Disposition: attachment; filename="../../etc/pass\\\\wd"\nContent-Transfer-Encoding: base64\n'
    forwarded = part("message/rfc822", "From: c@d.example\n\nhello")
    message = read((HEAD + multipart("mixed", part("application/zip", "UEsDBA==", name), forwarded)).encode())
    first, second = message.attachments
    assert (first.name, first.data) == ("wd", b"PK\x03\x04")
    assert (second.media_type, second.data) == ("message/rfc822", None)
    assert message.texts == []


def test_a_mailbox_is_refused_and_a_mailbox_of_one_is_read() -> None:
    one = b"From a Tue May 12 08:15:00 2026\n" + HEAD.encode() + b"\nHi\n"
    assert len(read(one).texts) == 1
    with pytest.raises(SourceError, match="mailbox"):
        read(one + b"\n" + one)


def test_limits() -> None:
    with pytest.raises(SourceError, match="bytes"):
        read(b"From: a\n\n" + b"x" * MAX_BYTES)
    with pytest.raises(SourceError, match="parts"):
        read((HEAD + multipart("mixed", *["\nx"] * (MAX_PARTS + 5))).encode())
    with pytest.raises(SourceError, match="parts"):
        read((HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n" * (MAX_PARTS * 21)).encode())


def nested(depth: int) -> bytes:
    text = part("text/plain", "x")
    for level in range(depth):
        text = multipart("mixed", text, boundary=f"b{level}")
    return (HEAD + text).encode()


@pytest.mark.parametrize("depth", [40, 400, 3000])
def test_depth_is_refused_in_bounded_time(depth: int) -> None:
    before = time.process_time()
    with pytest.raises(SourceError, match=r"deep|levels"):
        read(nested(depth))
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("a \nb\nc", "a b\nc"),
        ("> a \n> b\n>> c \nd", "> a b\n>> c \nd"),
        ("a \n-- \nsign", "a \n-- \nsign"),
        ("end ", "end "),
        ("", ""),
    ],
)
def test_unflow(text: str, joined: str) -> None:
    assert unflow(text) == joined


def test_unflow_without_blanks() -> None:
    assert unflow("図書 \n館", delsp=True) == "図書館"


PIECES = [HEAD, "\n", "\n\n", "--b\n", "--b--\n", "Content-Type: multipart/mixed; boundary=b\n", "Content-Type: text/html\n", "x"]
PIECES += [
    "Content-Type: multipart/alternative; boundary=b\n",
    "Content-Transfer-Encoding: base64\n",
    "=?utf-8?b?x?=",
    "\udcff",
    ";",
]
PIECES += [
    "Content-Type: message/rfc822\n",
    "Content-Disposition: attachment; filename*=x'y'%ff\n",
    "charset*0*=a''%zz;",
    "\r",
    "\x00",
]
PIECES += ['Content-Type: text/plain; charset="\n', "begin 644 x\n", "Content-Transfer-Encoding: x-uuencode\n", " ", "\t:"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_nothing_but_a_source_error_escapes(text: str) -> None:
    with contextlib.suppress(SourceError):
        assert isinstance(read(text.encode("utf-8", "surrogateescape")), Message)
