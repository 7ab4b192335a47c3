"""Web archive (WARC, WACZ) -> Articles: every HTML response with status 200 whose page is an article, each by itself.

A page is read as the `html` importer reads it. What the archive adds is the capture: its address is a further identifier, its
time goes into an editorial note and the provenance and is never a date of publication. The original of each article is its own
WARC record and those of the pictures that it shows, uncompressed, which say the same by themselves. Digests of the records are
checked. What is no article is counted.

Scripts are not run, and nothing is fetched that the archive lacks.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from archive.errors import ArchiveError, InstallationError, SourceError
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import Imported, Importer, Reading, Several
from archive.markup.loosedates import read_date
from archive.model.article import Article
from archive.model.figures import hrefs
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import AltId, FieldOrigin, Origin, Unmapped
from archive.naming import source_urn
from archive.webarchive.gallery import Capture, Gallery
from archive.webarchive.responses import Response, response_of, wrong_digests
from archive.webarchive.waczs import is_wacz, warcs
from archive.webarchive.warcs import Record, is_warc, records
from archive.webpage.draft import Draft, archivable
from archive.webpage.reading import Page, read_page

_HOUSE: Final = "docs/importers/warc.md"
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_KEPT: Final = ("warc-date", "warc-payload-digest", "warc-block-digest", "warc-ip-address", "warc-truncated")


def _rule(code: str, severity: Severity, title: str, message: str) -> Rule:
    """Make a rule of ours."""
    return Rule(code=code, severity=severity, title=title, message=message, spec=_HOUSE)


DIGEST: Final = _rule(
    "WARC-001", Severity.ERROR, "A record has the digests that it states.",
    "{name} of the record of {url} does not fit its bytes: they were changed or damaged after the capture. Get a sound copy.",
)  # fmt: skip
PASSED_OVER: Final = _rule(
    "WARC-002", Severity.NOTE, "A record is the page of an article.",
    "Records that are no page of an article were passed over: {kinds}. Nothing needs to be done.",
)  # fmt: skip
CUT: Final = _rule(
    "WARC-003", Severity.WARNING, "A record is whole.",
    "The record of {url} is not whole: {reason}. The end of the page may be missing; get a whole copy.",
)  # fmt: skip
NO_CAPTURE: Final = _rule(
    "WARC-004", Severity.WARNING, "A record says when and from where it was captured.",
    "The record of {url} states no {what} that can be read. The capture cannot be dated or placed without it.",
)  # fmt: skip
UNREAD: Final = _rule(
    "WARC-005", Severity.WARNING, "A page can be unpacked.",
    "The page of {url} could not be read: {reason}. It is not among the articles; unpack it with another program.",
)  # fmt: skip


def sniff(source: Source) -> bool:
    """Tell whether the bytes begin as a WARC file, plain or gzip, or as a WACZ."""
    return is_warc(source.data) or is_wacz(source.data)


def read(source: Source, reading: Reading) -> Several:
    """Return the articles of a web archive, read as they are asked for.

    Raises:
        InstallationError: The extra `warc` is missing; raised when the first page is read.
    """
    return Several(members=_members(source, reading))


def _members(source: Source, reading: Reading) -> Iterator[Imported | ArchiveError]:
    """Yield the articles; what was passed over is told with the last one, because only then it is known."""
    seen: Counter[str] = Counter()
    loose: list[Finding] = []
    gallery = Gallery(lambda: _records(source))
    last: Imported | None = None
    try:
        for record in _records(source):
            one = _member(source, record, reading, gallery, seen, loose)
            if one is not None:
                if last is not None:
                    yield last
                last = replace(one, findings=(*loose, *one.findings))
                loose = []
    except InstallationError:
        raise
    except SourceError as error:
        if last is not None:
            yield last
            last = None
        yield error
    seen -= gallery.used
    if seen:
        kinds = ", ".join(f"{kind} ({number})" for kind, number in sorted(seen.items()))
        loose.append(PASSED_OVER.at(Place(), kinds=kinds))
    if last is not None:
        yield replace(last, findings=(*last.findings, *loose))


def _records(source: Source) -> Iterator[Record]:
    """Yield the records of a WARC file, or of all in a WACZ.

    Raises:
        SourceError: The archive is damaged, or a bomb.
    """
    if not is_wacz(source.data):
        yield from records(source.data, source.where)
        return
    for name, data in warcs(source.data, source.where):
        yield from records(data, f"{source.where}: {name}")


def _member(
    source: Source, record: Record, reading: Reading, gallery: Gallery, seen: Counter[str], loose: list[Finding]
) -> Imported | None:  # fmt: skip
    """Return the article of a record, None when it holds none; `seen` counts why, `loose` says what is wrong with it."""
    url = record.get("warc-target-uri").strip("<> ")
    response = None if record.passed else _page_in(record, seen)
    if response is None:
        return None
    if response.problem:
        loose.append(UNREAD.at(Place(), url=url, reason=response.problem))
        return None
    page = Page(
        data=response.body, where=f"{source.where}: {url}", media_type=response.fields.get("content-type", ""), url=url,
        encoding=reading.encoding, lang=reading.lang,
    )  # fmt: skip
    try:
        draft = read_page(page)
    except SourceError as error:
        loose.append(UNREAD.at(Place(), url=url, reason=error.message))
        return None
    if not draft.is_article:
        seen["page without an article"] += 1
        return None
    return _imported(record, response, draft, reading, gallery, page.where)


def _page_in(record: Record, seen: Counter[str]) -> Response | None:
    """Return the response if it is a page that was found; count other records by kind."""
    kind = record.get("warc-type").lower() or "record without a type"
    response = response_of(record.block) if kind == "response" else None
    if kind != "response":
        seen[kind] += 1
    elif response is None:
        seen["response that is no HTTP"] += 1
    elif response.status != 200:
        seen[f"response with status {response.status}"] += 1
    elif response.media_type not in _PAGES:
        seen[response.media_type or "response without a type"] += 1
    else:
        return response
    return None


def _imported(
    record: Record, response: Response, draft: Draft, reading: Reading, gallery: Gallery, where: str
) -> Imported:  # fmt: skip
    """Return the Article of a page with its capture, and the pictures that it shows."""
    url = record.get("warc-target-uri").strip("<> ")
    pictures = _pictures(draft, gallery)
    raw = {picture.url: picture.raw for picture in pictures.values()}
    original = Source(name="capture.warc", data=b"".join((record.raw, *raw.values())), origin=where)
    captured = read_date(record.get("warc-date")).date
    findings = [DIGEST.at(Place(), name=name, url=url) for name in wrong_digests(record, response)]
    findings += (DIGEST.at(Place(), name=name, url=address) for address, one in pictures.items() for name in one.wrong)
    if record.cut or record.get("warc-truncated"):
        reason = "the file ends inside it" if record.cut else f"it was cut in the capture ({record.get('warc-truncated')})"
        findings.append(CUT.at(Place(), url=url, reason=reason))
    missing = [what for what, there in (("WARC-Date", captured), ("WARC-Target-URI", url)) if not there]
    findings += (NO_CAPTURE.at(Place(), url=url or "an unknown address", what=what) for what in missing)
    fields = draft.fields
    known = {entry.value for entry in fields.get("alt_ids", ())}
    ids = (("url", url), ("warc-record-id", record.get("warc-record-id").strip("<> ")))
    fields["alt_ids"] = (
        *fields.get("alt_ids", ()), *(AltId(type=t, value=archivable(v)) for t, v in ids if v and v not in known)
    )  # fmt: skip
    fields["ed_notes"] = (archivable(f"Captured from {url or 'an unknown address'} at {captured or 'an unknown time'}."),)
    capture = FieldOrigin(field="ed_notes", origin=Origin.EXPLICIT, basis="WARC-Target-URI and WARC-Date: the capture")
    return Imported(
        article=Article(
            id=source_urn(original.sha256()),
            version_created=reading.at,
            first_created=reading.at,
            provenance=original.provenance(
                IMPORTER.name,
                reading.at,
                media_type="application/warc",
                encoding=draft.encoding,
                origins=(*draft.origins, capture),
                notes=draft.notes,
                unmapped=(*_capture(record), *draft.unmapped),
            ),
            **fields,
        ),
        findings=(*findings, *draft.findings),
        original=original,
        media={address: Document(name=one.url, content=Blob.of(one.body)) for address, one in pictures.items()},
        others=draft.others,
    )


def _pictures(draft: Draft, gallery: Gallery) -> dict[str, Capture]:
    """Return the pictures that the text shows and the archive has, by the best address under which it has them."""
    found: dict[str, Capture] = {}
    for href in (href for body in draft.fields.get("bodies", ()) for href in hrefs(body.blocks)):
        captures = ((address, gallery.get(address)) for address in (href, *draft.others.get(href, ())))
        found.update(next(({address: one} for address, one in captures if one is not None), {}))
    return found


def _capture(record: Record) -> Iterator[Unmapped]:
    """Yield what the record says of the capture."""
    for name in _KEPT:
        if value := record.get(name):
            yield Unmapped(path=f"WARC record/{name}", value=archivable(value))


IMPORTER: Final = Importer(
    name="warc",
    title="Web archives, WARC and WACZ: the articles among the pages (extra: warc)",
    media_types=("application/warc", "application/wacz"),
    sniff=sniff,
    read=read,
    rules=(DIGEST, PASSED_OVER, CUT, NO_CAPTURE, UNREAD),
)
