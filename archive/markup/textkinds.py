"""Tells plain text, Markdown and e-mail apart by the first bytes and the name, so that at most one reader claims a file.

E-mail begins with a block of header fields (RFC 5322, 2.2) that has an originator and a trace, date or MIME field, and a blank
line after it. Markdown begins with front matter, or is text in a file that is called so (`.md`): its marks alone are no proof,
because typed copy has stars and number signs too. Other text is plain, unless it begins as XML, HTML, JSON or WARC do.

This is a look at a few thousand bytes; it reads nothing and raises nothing.
"""

import re
from codecs import BOM_UTF8, BOM_UTF32_LE
from typing import Final

from archive.markup.decoding import head_text

TEXT: Final = "text"
MARKDOWN: Final = "markdown"
EMAIL: Final = "email"
_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn")
_OTHER_MARKUP: Final = re.compile(r"\s*(?:<[!?/]?[A-Za-z]|<!--|\{\s*[\"}]|\[\s*[\[{\"\]]|WARC/\d)")
_FRONT_MATTER: Final = re.compile(
    r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[\w\"'][^\n:]*:(?:[ \t]|\n)"
    r"|\+\+\+[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*(?:\[|[\w\"'.-]+[ \t]*=)"
)
_FRONT_MATTER_END: Final = re.compile(rb"\n(?:---|\.\.\.|\+\+\+)[ \t]*(?:\r|\n|\Z)")
_LONGEST_FRONT_MATTER: Final = 65_536
_FIELD: Final = re.compile(r"([!-9;-~]+)[ \t]*:[^\n]*(?:\n|\Z)(?:[ \t][^\n]*(?:\n|\Z))*")
_ENVELOPE: Final = re.compile(r"From [^\n]*\n")  # of a mailbox; RFC 4155, appendix A
_ORIGINATOR: Final = frozenset({"from", "sender", "return-path", "delivered-to", "received"})
_TRACE: Final = frozenset({"date", "message-id", "mime-version", "received"})


def text_kind(name: str, data: bytes) -> str:
    """Return TEXT, MARKDOWN or EMAIL; "" for what is none of them. An empty file is an empty text."""
    head = head_text(data)
    if not head:
        return TEXT if len(data) <= len(BOM_UTF32_LE) and not data.strip(BOM_UTF8 + BOM_UTF32_LE) else ""
    if _OTHER_MARKUP.match(head):
        return ""
    head = head.replace("\r\n", "\n").replace("\r", "\n")
    if _is_email(head):
        return EMAIL
    if _FRONT_MATTER.match(head) and _FRONT_MATTER_END.search(data, 3, _LONGEST_FRONT_MATTER):
        return MARKDOWN
    return MARKDOWN if name.lower().endswith(_SUFFIXES) else TEXT


def _is_email(head: str) -> bool:
    """Tell whether the text begins with the header of a message; one that is longer than the head is believed."""
    envelope = _ENVELOPE.match(head)
    position = envelope.end() if envelope else 0
    names = set[str]()
    while (field := _FIELD.match(head, position)) is not None:
        names.add(field[1].lower())
        position = field.end()
    ended = position >= len(head) or head[position] == "\n"
    return ended and bool(names & _ORIGINATOR) and bool((names - {"return-path", "delivered-to"}) & _TRACE) and len(names) > 1
