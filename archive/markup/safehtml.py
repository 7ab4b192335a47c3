"""The only call of an HTML parser in this program: text -> element tree, or an error that says why not.

Pages of the web are rarely well formed, so the parser repairs as browsers do; but where it would cut a page short (depth beyond
256, one text of more than 10 MB) there is an error instead, because half an article is not archival. Size and number of tags
are limited, nothing is fetched, no entity but the named characters of HTML is known, and a document type says nothing.
Comments and processing instructions are no content and are left out.

It does not decode bytes (see `archive/webpage/pagetext.py`) and does not judge what is content.
"""

import re
from typing import Final

from lxml import etree, html

from archive.errors import SourceError

MAX_CHARACTERS: Final = 32 * 1024 * 1024
MAX_TAGS: Final = 120_000
MAX_ATTRIBUTES: Final = 1000
_ROOT: Final = re.compile(
    r"(?>\s|<!--.*?-->|<\?xml[^>]*\?>|<!DOCTYPE\s+html[^>]*>)*+<(html|head|body|title|meta|link|base|article|main|section|header"
    r"|div|p|h[1-6])(?=[\s>/])",
    re.DOTALL | re.IGNORECASE,
)
_LONG_TAG: Final = re.compile(r"<[A-Za-z][^<>]{2000,}")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")


def looks_like_html(head: str) -> bool:
    """Tell whether the beginning of a text is a page or a fragment of one; XML of news formats is not."""
    return _ROOT.match(head) is not None or re.match(r"\s*<!DOCTYPE\s+html[\s>]", head, re.IGNORECASE) is not None


def parse(text: str, where: str = "") -> html.HtmlElement:
    """Read a page or a fragment of one and return its `html` element.

    Args:
        text: The decoded page.
        where: What to call it in errors.

    Raises:
        SourceError: It holds no element, or passes a limit of size, tags, depth or length of one text.
    """
    if len(text) > MAX_CHARACTERS:
        raise SourceError(f"the page has {len(text)} characters, more than {MAX_CHARACTERS}", where=where)
    if (tags := text.count("<")) > MAX_TAGS:
        raise SourceError(f"the page has {tags} tags, more than {MAX_TAGS}", where=where)
    if any(len(_QUOTED.sub("", tag[0]).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise SourceError(f"an element of the page has more than {MAX_ATTRIBUTES} attributes", where=where)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.LxmlError as error:
        raise SourceError(f"this is no page of HTML: {str(error).lower()}", where=where) from None
    for entry in parser.error_log:
        if "LIMIT" in entry.type_name:
            raise SourceError(
                f"the page passes a limit of the parser (line {entry.line}): {entry.message.partition(',')[0].strip()}",
                where=where, hint="It would be cut there; simplify the page, or give its text instead",
            )  # fmt: skip
    return root
