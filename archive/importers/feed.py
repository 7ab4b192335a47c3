"""Feed (RSS, Atom, WXR) -> Articles: one per entry, its content before its summary.

Fields are what the entry states, with language, rights and title of its channel (see docs/importers/feed.md). The content is
read as HTML in its own structure; a short description beside a link is a summary, and then the article has no body: the text is
on the page that the link leads to, and nothing is fetched. The original of each article is the feed with that entry alone.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from archive.errors import ArchiveError, SourceError
from archive.findings import Place, Rule, Severity
from archive.formats import Imported, Importer, Reading, Several
from archive.markup import safehtml, xhtml_in
from archive.markup.language import detect
from archive.model.article import SUMMARY, Article
from archive.model.body import Block, Body
from archive.model.source import Source
from archive.model.values import AltId, Origin, PubStatus, Rendition, Text
from archive.naming import source_urn
from archive.webpage import rules
from archive.webpage.claims import about
from archive.webpage.draft import Draft, archivable
from archive.webpage.feeds import Entry, entries, is_feed
from archive.webpage.fields import fill, language
from archive.webpage.repair import LINK_PROGRAM, repair

_MEDIA_TYPE: Final = "application/xml"
_HOUSE: Final = "docs/importers/feed.md"
_LONG: Final = 600  # characters; a description of this length is no summary
_NO_ARTICLES: Final = frozenset({"attachment", "nav_menu_item", "revision", "custom_css", "wp_block", "wp_template"})

ONLY_SUMMARY: Final = Rule(
    code="FEED-001", severity=Severity.WARNING, title="An entry holds the text of its article.",
    message="The entry “{headline}” holds a summary only, so the article has no body. Give the page that it links to instead.",
    spec=_HOUSE,
)  # fmt: skip
PASSED_OVER: Final = Rule(
    code="FEED-002", severity=Severity.NOTE, title="An entry is an article.",
    message="Entries that are no articles were passed over: {kinds}. Nothing needs to be done.",
    spec=_HOUSE,
)  # fmt: skip


def sniff(source: Source) -> bool:
    """Tell whether the root element is that of a feed."""
    return is_feed(source.data)


def read(source: Source, reading: Reading) -> Several:
    """Return the articles of a feed, read as they are asked for.

    Raises:
        SourceError: It is no well-formed XML or no feed; raised when the first article is asked for.
    """
    return Several(members=_members(source, reading))


def _members(source: Source, reading: Reading) -> Iterator[Imported | ArchiveError]:
    """Yield the articles; what was passed over is told with the last one."""
    seen: Counter[str] = Counter()
    last: Imported | None = None
    for entry in entries(source.data, source.where):
        if entry.kind in _NO_ARTICLES:
            seen[entry.kind] += 1
            continue
        if last is not None:
            yield last
        try:
            last = _imported(entry, source, reading)
        except SourceError as error:
            last = None
            yield error
    if last is not None:
        kinds = ", ".join(f"{kind} ({number})" for kind, number in sorted(seen.items()))
        added = (PASSED_OVER.at(Place(), kinds=kinds),) if kinds else ()
        yield Imported(article=last.article, findings=(*last.findings, *added), original=last.original)


def _imported(entry: Entry, source: Source, reading: Reading) -> Imported:
    """Return the Article of one entry.

    Raises:
        SourceError: Its content passes a limit.
    """
    original = Source(name=source.name, data=entry.data, origin=source.where)
    draft = Draft()
    fill(draft, entry.claims, {})
    _fill_text(draft, entry, source.where)
    _fill_language(draft, entry, reading.lang)
    _fill_rest(draft, entry)
    if entry.data != source.data:
        draft.notes.append("the original is the feed without its other entries")
    absolute = re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S+$", entry.guid)
    article = Article(
        id=archivable(entry.guid) if absolute else source_urn(entry.digest),
        version_created=reading.at,
        first_created=reading.at,
        provenance=original.provenance(
            IMPORTER.name,
            reading.at,
            media_type=_MEDIA_TYPE,
            origins=draft.origins,
            notes=draft.notes,
            unmapped=draft.unmapped,
        ),
        **draft.fields,
    )
    return Imported(article=article, findings=tuple(draft.findings), original=original)


def _fill_text(draft: Draft, entry: Entry, where: str) -> None:
    """Fill body and summary."""
    url = next((claim.value for claim in about(entry.claims, "url")), "")
    content = _blocks(draft, entry.content, url, where)
    summary = _blocks(draft, entry.summary, url, where)
    text = Body(blocks=summary).text
    if content:
        draft.put("bodies", (Body(blocks=content),), "content of the entry")
    elif summary and (len(text) >= _LONG or not url):
        draft.put("bodies", (Body(blocks=summary),), "description of the entry, too long for a summary", Origin.HEURISTIC)
        return
    else:
        headline = draft.fields["headlines"][0].value if "headlines" in draft.fields else ""
        draft.findings.append(ONLY_SUMMARY.at(Place(), headline=headline))
    if text.strip():
        draft.put("descriptions", (Text(value=" ".join(text.split()), role=SUMMARY),), "summary of the entry")


def _blocks(draft: Draft, content: str, url: str, where: str) -> tuple[Block, ...]:
    """Read HTML of an entry; text without paragraph tags has blank lines between paragraphs (WordPress).

    Raises:
        SourceError: It passes a limit.
    """
    if not content.strip():
        return ()
    if not re.search(r"<(?:p|div|br|ul|ol|table|blockquote)[\s/>]", content, re.IGNORECASE):
        content = "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", content) if part.strip())
    root = safehtml.parse(f"<!DOCTYPE html><body>{content}", where)
    body = root.find("body")
    repaired = repair(root if body is None else body, url)
    draft.notes += repaired.notes()
    if repaired.dropped[LINK_PROGRAM]:
        draft.findings.append(rules.PROGRAM.at(Place(), count=repaired.dropped[LINK_PROGRAM]))
    return xhtml_in.body_of(repaired.body).blocks


def _fill_language(draft: Draft, entry: Entry, given: str) -> None:
    """Fill the language: given, stated by entry or feed, or detected."""
    if given:
        draft.put("languages", (given,), "stated by the caller", Origin.GIVEN)
    elif not language(draft, entry.claims):
        texts = [text.value for text in (*draft.fields.get("headlines", ()), *draft.fields.get("descriptions", ()))]
        found = detect("\n".join([*texts, *(body.text for body in draft.fields.get("bodies", ()))]))
        if found.tag:
            draft.put("languages", (found.tag,), found.basis, Origin.DETECTED)
        else:
            draft.findings.append(rules.NO_LANGUAGE.at(Place(), reason=found.basis))


def _fill_rest(draft: Draft, entry: Entry) -> None:
    """Fill identifiers, files and status."""
    if entry.guid:
        known = draft.fields.get("alt_ids", ())
        draft.fields["alt_ids"] = (*known, AltId(value=archivable(entry.guid), type="guid"))
    if entry.enclosures:
        files = (Rendition(href=archivable(e.href), media_type=archivable(e.media_type), size=e.size) for e in entry.enclosures)
        draft.put("renditions", tuple(files), "enclosure of the entry")
    if entry.status and entry.status != "publish":
        draft.put("pub_status", PubStatus.WITHHELD, f"wp:status {entry.status}")


IMPORTER: Final = Importer(
    name="feed",
    title="Feeds: RSS 0.9x, 1.0 and 2.0, Atom, and exports of WordPress (WXR)",
    media_types=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    sniff=sniff,
    read=read,
    rules=(ONLY_SUMMARY, PASSED_OVER),
)
