"""The only call of an XML parser in this program: bytes -> element tree, or an error that says where and why not.

A document type declaration is refused, not ignored: with it come entities, external files and text that changes by who reads
it. Formats of news, whose documents often name a DTD, may ask to pass over one that only names files: they are not read, and an
entity that they would define is an error. Nothing is fetched. The encodings are UTF-8, UTF-16, ISO 8859, Windows-125x and KOI8,
in which markup is the bytes that it is in ASCII; others let it hide from a filter (UTF-7). Size, number of tags, depth (256)
and length of one text (10 MB) are limited, and nothing is repaired: archival bytes are read as they are or not at all. Comments
and processing instructions are no content and are left out.

It does not validate (see `archive/schemas.py`) and knows no vocabulary.
"""

import functools
import re
from typing import Final

from lxml import etree

from archive.errors import SourceError

MAX_BYTES: Final = 128 * 1024 * 1024
MAX_TAGS: Final = 4_000_000
_ENCODINGS: Final = {
    "utf-8": "UTF-8", "us-ascii": "UTF-8", "ascii": "UTF-8", "utf-16": "UTF-16", "utf-16le": "UTF-16LE", "utf-16be": "UTF-16BE",
    "latin1": "ISO-8859-1", "latin-1": "ISO-8859-1", "cp1252": "windows-1252",
}  # fmt: skip
_ONE_BYTE: Final = re.compile("iso-8859-(?:[1-9]|1[013-6])|windows-125[0-8]|koi8-[ru]")
_MARKS: Final = (
    (b"\xef\xbb\xbf", "UTF-8"), (b"\xff\xfe\0\0", ""), (b"\0\0\xfe\xff", ""), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"),
    (b"<\0\0\0", ""), (b"\0\0\0<", ""), (b"<\0", "UTF-16LE"), (b"\0<", "UTF-16BE"),
)  # fmt: skip
_DECLARED: Final = re.compile(rb"""<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([^"'>]*)["']""")

_PROLOG: Final = 65_536  # bytes in which a declaration is looked for
_LITERAL: Final = rb"""(?:"[^"<>]*"|'[^'<>]*')"""
_COMMENT: Final = rb"<!--(?:[^-]|-[^-])*-->"
_FILE: Final = rb"(?:SYSTEM|PUBLIC\s+" + _LITERAL + rb")\s*" + _LITERAL + rb"?"
_NAMED_DTD: Final = re.compile(
    rb"(\A(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*\?>\s*|" + _COMMENT + rb"\s*)*)"
    rb"(<!DOCTYPE\s+[\w.:-]+(?:\s+" + _FILE + rb")?\s*"
    # Wires put the DTD of NITF into that of NewsML 1: a parameter entity that names a file, and a reference to it.
    rb"(?:\[(?:\s|" + _COMMENT + rb"|<!ENTITY\s+%\s+[\w.:-]+\s+" + _FILE + rb"\s*>|%[\w.:-]+;)*\]\s*)?>)"
)


class XmlError(SourceError):
    """The bytes are not well-formed XML.

    Args:
        message: What is wrong, as a sentence without a final stop.
        where: The file it happened in.
        hint: What the user can do about it.
        line: Line, counted from 1; None when unknown.
        column: Column, counted from 1; None when unknown.
    """

    def __init__(
        self, message: str, *, where: str = "", hint: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = f" (line {self.line}, column {self.column or 1})" if self.line else ""
        return f"{super().__str__()}{place}"

    def __reduce__(self) -> tuple[object, ...]:
        rebuild = functools.partial(
            type(self), self.message, where=self.where, hint=self.hint, line=self.line, column=self.column
        )
        return (rebuild, ())


class UnsafeXmlError(XmlError):
    """The bytes may be XML, but of a kind that is not read here: a document type, an encoding, a size."""


def parse(data: bytes, where: str = "", *, named_dtd: bool = False) -> etree._Element:
    """Read an XML document and return its root element.

    Args:
        data: The whole document.
        where: What to call it in errors.
        named_dtd: Pass over a document type declaration that only names files; one with declarations of its own is still refused.

    Raises:
        XmlError: It is not well-formed, or a limit of depth or text length is passed.
        UnsafeXmlError: It has a document type declaration, an encoding that is not read, or too many bytes or tags.
    """
    if len(data) > MAX_BYTES:
        raise UnsafeXmlError(f"the XML has {len(data)} bytes, more than {MAX_BYTES}", where=where)
    if (tags := data.count(b"<")) > MAX_TAGS:
        raise UnsafeXmlError(f"the XML has {tags} tags, more than {MAX_TAGS}", where=where)
    encoding = _encoding(data, where)
    if named_dtd and not encoding.startswith("UTF-16"):
        head = _NAMED_DTD.sub(lambda found: found[1] + re.sub(rb"[^\r\n]", b" ", found[2]), data[:_PROLOG], count=1)
        data = head + data[_PROLOG:]
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = _parsed(data, parser, where)
    if isinstance(root, XmlError):
        raise root if (line := doctype_line(data)) is None else _doctype(where, line)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(where, doctype_line(data))
    return root


def _parsed(data: bytes, parser: etree.XMLParser, where: str) -> etree._Element | XmlError:
    """Return the root, or what is wrong; not raised here, as the parser's own error in its context could not be pickled."""
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return XmlError(_sentence(error), where=where, line=error.lineno or None, column=error.offset or None)


def root_name(data: bytes) -> tuple[str, str]:
    """Return namespace and local name of the root element as the first 4,096 bytes seem to say; ("", "") when they do not.

    This is a quick look for telling formats apart and raises nothing; `parse` is what decides.
    """
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"<\0")):
        text = head.decode("utf-16-le", "ignore")
    elif head.startswith((b"\xfe\xff", b"\0<")):
        text = head.decode("utf-16-be", "ignore")
    else:
        text = head.decode("utf-8", "replace")
    text = re.sub(
        r"<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z)|<!DOCTYPE[^>\[]*(?:\[.*?(?:\]|\Z))?[^>]*(?:>|\Z)",
        "",
        text.lstrip("\ufeff"),
        flags=re.DOTALL,
    )
    found = re.match(r"""\s*<(?:([\w.-]+):)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*)""", text)
    if found is None:
        return "", ""
    declaration = re.search(rf"""(?:^|\s)xmlns{":" + found[1] if found[1] else ""}\s*=\s*["']([^"']*)["']""", found[3])
    return declaration[1] if declaration else "", found[2]


def _encoding(data: bytes, where: str) -> str:
    """Return the encoding to read with, by byte order mark, first bytes or declaration (XML 1.0, appendix F)."""
    name = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if name is None:
        declared = _DECLARED.match(data[:256])
        stated = declared[1].decode("ascii", "replace") if declared else "utf-8"
        # A declaration that is readable byte by byte cannot be in UTF-16, so it is wrong about that.
        known = stated.lower() if _ONE_BYTE.fullmatch(stated.lower()) else ""
        name = "" if stated.lower().startswith("utf-16") else _ENCODINGS.get(stated.lower(), known)
    else:
        stated = name or "UTF-32"
    if name:
        return name
    raise UnsafeXmlError(
        f"the XML is, or claims to be, in the encoding {stated!r}, which is not read here",
        where=where, hint="Convert it to UTF-8", line=1,
    )  # fmt: skip


def doctype_line(data: bytes) -> int | None:
    """Return the line of the document type declaration, None when there is none in the first 65,536 bytes before the root."""
    head = data[: 2 * _PROLOG].replace(b"\0", b"")[:_PROLOG]
    if b"<!DOCTYPE" not in head:
        return None
    head = re.sub(rb"<!--.*?(?:-->|\Z)", lambda found: b"\n" * found[0].count(b"\n"), head, flags=re.DOTALL)
    found = re.match(rb"[^<]*(?:<\?.*?\?>[^<]*)*<!DOCTYPE", head, flags=re.DOTALL)
    return head[: found.end()].count(b"\n") + 1 if found else None


def _doctype(where: str, line: int | None) -> UnsafeXmlError:
    """Make the error for a document type declaration."""
    return UnsafeXmlError(
        "the XML has a document type declaration (DOCTYPE), which is not read here",
        where=where, hint="Remove it; entities other than the five of XML must be written out", line=line,
    )  # fmt: skip


def _sentence(error: etree.XMLSyntaxError) -> str:
    """Return libxml2's words without the position that lxml adds."""
    words = (
        re.sub(r",? line \d+, column \d+.*$|,? (?:use|try) XML_PARSE_HUGE.*$", "", str(error.msg or error)).strip().rstrip(".")
    )
    return f"this is not well-formed XML: {words or 'it ends too early'}"
