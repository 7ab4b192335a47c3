"""Bytes of a web page -> what the record can say of its article: fields, body, grounds, notes, findings.

The fields come from what the page states, read by our own code (`pagefields`, `fields`); the choice of the text comes from
trafilatura, its structure from the page (`selection`, `repair`). A library is never asked for a date, a name or a language of
its own making. A page in which no text is found has the text of `articleBody`, if JSON-LD states one.
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from archive.errors import SourceError
from archive.findings import Place
from archive.markup import safehtml, xhtml_in
from archive.markup.cleaning import Cleaned, clean
from archive.markup.decoding import Decoded
from archive.markup.display import excerpt
from archive.markup.language import detect
from archive.model.body import Block, Body, Paragraph
from archive.model.values import Origin
from archive.webpage import rules
from archive.webpage.claims import Claim, about
from archive.webpage.draft import Draft, archivable
from archive.webpage.fields import fill, language
from archive.webpage.pagefields import page_fields
from archive.webpage.pagetext import page_text
from archive.webpage.repair import LINK_PROGRAM, repair
from archive.webpage.selection import choose, keep_chosen

MEDIA_TYPE: Final = "text/html"
_LEAST: Final = 600  # characters of a page that does not call itself an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it was received.

    Attributes:
        data: Its bytes.
        where: What to call it in messages.
        media_type: The HTTP header `Content-Type`, "" when there is none.
        url: Where it was found, "" when that is not known.
        encoding: What the caller states, "" for nothing.
        lang: What the caller states, "" for nothing.
    """

    data: bytes
    where: str = ""
    media_type: str = ""
    url: str = ""
    encoding: str = ""
    lang: str = ""


def read_page(page: Page) -> Draft:
    """Return what the page says.

    Raises:
        SourceError: The bytes are no page, or pass a limit of size or depth.
        UsageError: There is no encoding of the stated name.
        InstallationError: The extra `web`, or a library for detection, is missing.
    """
    found = page_text(page.data, media_type=page.media_type, encoding=page.encoding, where=page.where)
    cleaned = clean(found.decoded.text)
    if not cleaned.text.strip():
        raise SourceError("the page holds nothing but blanks", where=page.where, hint="Check that it was copied completely")
    draft = Draft(encoding=found.decoded.encoding)
    _say_encoding(draft, found.decoded, found.disproved, cleaned)
    root = safehtml.parse(cleaned.text, page.where)
    said = page_fields(root)
    draft.findings += (rules.BROKEN_DATA.at(Place(pointer="JSON-LD"), reason=excerpt(reason)) for reason in said.broken)
    fill(draft, said.claims, said.node)
    stated = page.lang or language(draft, said.claims)
    blocks = _blocks(draft, root, page, said.claims)
    if blocks:
        body = Body(blocks=blocks)
        draft.fields["bodies"] = (body,)
        called = said.node or any(claim.path == "meta[og:type]" and claim.value == "article" for claim in said.claims)
        draft.is_article = bool(called) or ("headlines" in draft.fields and len(body.text) >= _LEAST)
    else:
        draft.findings.append(rules.NO_BODY.at(Place()))
    _settle_language(draft, stated, page.lang)
    return draft


def _say_encoding(draft: Draft, decoded: Decoded, disproved: str, cleaned: Cleaned) -> None:
    """Record on what ground the bytes were decoded and what was changed."""
    draft.ground("provenance.source.encoding", decoded.basis, decoded.origin)
    draft.notes += cleaned.notes
    if disproved:
        draft.findings.append(rules.ENCODING_DISPROVED.at(Place(), stated=disproved, encoding=decoded.encoding))
    elif decoded.origin is Origin.DETECTED and not decoded.damaged:
        draft.findings.append(rules.ENCODING_GUESSED.at(Place(), encoding=decoded.encoding))
    if cleaned.controls.count or cleaned.replaced.count:
        line = cleaned.controls.line or cleaned.replaced.line
        draft.findings.append(
            rules.CHARACTERS.at(Place(line=line), controls=cleaned.controls.count, lost=cleaned.replaced.count)
        )  # fmt: skip


def _blocks(draft: Draft, root: etree._Element, page: Page, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    """Return the blocks of the article."""
    base = next((href for base in root.iter("base") if (href := base.get("href") or "")), page.url)
    lines = choose(root)
    headline, standfirst = (
        next((text.value for text in draft.fields.get(name, ())), "") for name in ("headlines", "descriptions")
    )
    content = root.find("body")
    repaired = repair(root if content is None else content, base)
    missing = keep_chosen(repaired.body, lines, headline, standfirst)
    blocks = xhtml_in.body_of(repaired.body).blocks
    draft.notes += repaired.notes()
    draft.others = repaired.others
    if repaired.dropped[LINK_PROGRAM]:
        draft.findings.append(rules.PROGRAM.at(Place(), count=repaired.dropped[LINK_PROGRAM]))
    if missing:
        draft.keep("text of the article without a block", missing)
        draft.findings.append(rules.UNPLACED.at(Place(), count=len(missing), line=excerpt(missing[0])))
    if blocks:
        draft.ground("bodies", "text chosen by trafilatura, structure of the page", Origin.HEURISTIC)
        return blocks
    return _stated_body(draft, claims)


def _stated_body(draft: Draft, claims: tuple[Claim, ...]) -> tuple[Block, ...]:
    """Return the text that JSON-LD states, one paragraph when it has no line ends left."""
    for claim in about(claims, "body")[:1]:
        draft.ground("bodies", claim.basis)
        return (Paragraph(content=(archivable(claim.value),)),)
    return ()


def _settle_language(draft: Draft, stated: str, given: str) -> None:
    """Record the language: given, stated by the page (recorded already), or detected."""
    if given:
        draft.fields.pop("languages", None)
        draft.origins = [origin for origin in draft.origins if origin.field != "languages"]
        draft.put("languages", (given,), "stated by the caller", Origin.GIVEN)
    elif not stated:
        bodies = draft.fields.get("bodies", ())
        found = detect("\n".join([*(text.value for text in draft.fields.get("headlines", ())), *(body.text for body in bodies)]))
        if found.tag:
            draft.put("languages", (found.tag,), found.basis, Origin.DETECTED)
        else:
            draft.findings.append(rules.NO_LANGUAGE.at(Place(), reason=found.basis))
