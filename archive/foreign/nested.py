"""Content inside an item of another format: read by `content.py`, and of NITF also what it says about the text.

What the item itself says wins; the NITF inside fills what is left empty, and what is not the same is kept. NITF that was written
out as text (in JSON, in CDATA) is read like NITF in elements, if it is well-formed.
"""

import re
from typing import Final

from lxml import etree

from archive.foreign import content, nitf
from archive.foreign.content import Content
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace, make_archivable
from archive.markup import safexml
from archive.markup.cleaning import counted
from archive.markup.safexml import XmlError

_DECLARATION: Final = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_NITF: Final = re.compile(r"\ufeff?\s*(?:<[?!][^>]*>\s*)*<(?:nitf|body\.content)[\s>]")


def of_element(root: etree._Element, draft: Draft, lang: str, path: str) -> Content:
    """Read content that is XML.

    Args:
        root: The content.
        draft: What is known of the item.
        lang: Language of the content as the item states it.
        path: Where it is in the item, for what is kept.
    """
    if str(root.tag).rpartition("}")[2] != "nitf":
        return content.of_element(root, draft, lang)
    inner, inside = Draft(basic_dates=True), Trace(root)
    nitf.read(root, inner, inside)
    inner.fields.pop("id", None)
    bodies = inner.fields.pop("bodies", ())
    inner.keep(inside.left())
    draft.merge(inner, "NITF inside", path)
    return Content(content.NITF, bodies[0] if bodies else None)


def of_text(text: str, draft: Draft, lang: str, media_type: str, path: str) -> Content:
    """Read content that is text: NITF, other markup, or plain.

    Raises:
        SourceError: The markup passes a limit.
    """
    root = parsed(text, draft) if _NITF.match(text) else None
    return content.of_text(text, draft, lang, media_type) if root is None else of_element(root, draft, lang, path)


def parsed(text: str, draft: Draft) -> etree._Element | None:
    """Return XML that is text already, whatever encoding it declares; None when it is not well-formed."""
    try:
        root = safexml.parse(_DECLARATION.sub("", text).encode("utf-8", "replace"), named_dtd=True)
    except XmlError:
        return None
    if dropped := make_archivable(root):
        draft.notes.append(counted(dropped, "control character", "dropped"))
    return root
