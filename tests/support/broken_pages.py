# ruff: noqa: E501  pages have long lines
"""Web pages, web archives and feeds: the samples made by script, and one broken sample per rule.

`python -m tests.support.broken_pages` writes them; the same bytes every time.
"""

import gzip
import hashlib
import io
import zipfile
from base64 import b32encode
from pathlib import Path

from tests.support import drawings
from tests.support.page_stories import STORIES
from tests.support.pages import sample

ROOT = Path(__file__).parents[2] / "samples"
TEXT = " ".join(STORIES[0].lines[:2])
LD = '<script type="application/ld+json">{}</script>'
DATED = LD.format('{"@type":"NewsArticle","headline":"Depot opens","datePublished":"2024-10-22"}')


def page(
    head: str = DATED, body: str = f"<article><h1>Depot opens</h1><p>{TEXT}</p></article>", lang: str = ' lang="en"'
) -> bytes:
    """Return a small page."""
    return f'<!DOCTYPE html><html{lang}><head><meta charset="utf-8">{head}</head><body>{body}</body></html>\n'.encode()


def response(content: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK", fields: str = "") -> bytes:
    """Return an HTTP response."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{fields}\r\n".encode() + content


def record(
    block: bytes,
    *,
    uri: str = "https://news.example/town/depot",
    date: str = "2024-11-01T12:00:00Z",
    kind: str = "response",
    extra: str = "",
    digest: str = "",
) -> bytes:
    """Return a WARC record."""
    stated = digest or f"sha1:{b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()}"
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:7e6b1c80-0000-4000-8000-{len(block):012d}>\r\n"
    head += f"WARC-Target-URI: {uri}\r\n" if uri else ""
    head += f"WARC-Date: {date}\r\nWARC-Block-Digest: {stated}\r\n{extra}Content-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def crawl() -> list[bytes]:
    """Return the records of the sample: two articles, a picture, a redirect, a list."""
    menu = page(head="<title>Town</title>", body="<ul><li><a href='/1'>Depot opens</a></li></ul>")
    parts = [
        record(response(sample(stem)[0]), uri=f"https://news.example/town/{stem}") for stem in ("tram-depot", "lighthouse-keeper")
    ]
    return [
        record(b"software: newsarchive tests\r\n", uri="", kind="warcinfo"), *parts,
        record(response(drawings.quay(), "image/png"), uri="https://news.example/img/tram-depot.jpg"),
        record(response(b"", status="301 Moved"), uri="https://news.example/depot"),
        record(response(menu), uri="https://news.example/town"),
    ]  # fmt: skip


def compressed(records: list[bytes]) -> bytes:
    """Return records as a gzip file of one member each."""
    return b"".join(gzip.compress(part, mtime=0) for part in records)


def wacz(records: list[bytes]) -> bytes:
    """Return a WACZ."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in (("datapackage.json", b'{"profile":"data-package"}'), ("archive/data.warc.gz", compressed(records))):
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def rss(items: str, channel: str = "<language>en</language>") -> bytes:
    """Return an RSS 2.0 feed."""
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {spaces}><channel><title>The Quayside Courier</title>{channel}\n{items}\n</channel></rss>\n'.encode()


def item(
    number: int, *, date: str = "<pubDate>Tue, 22 Oct 2024 09:30:00 +0100</pubDate>", full: bool = True, more: str = ""
) -> str:
    """Return an item of a feed."""
    story = STORIES[number]
    content = "".join(f"<p>{line}</p>" for line in story.lines)
    body = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if full else ""
    return (
        f'<item><title>{story.headline}</title><link>https://news.example/{story.stem}</link><guid isPermaLink="false">tag:news.example,2024:{story.stem}</guid>'
        f"<dc:creator>{story.byline}</dc:creator><category>Town</category>{date}<description>{story.standfirst}</description>{body}{more}</item>"
    )


def atom() -> bytes:
    """Return an Atom feed with HTML, XHTML and plain text."""
    entries = "".join(
        f'<entry><id>tag:news.example,2024:{s.stem}</id><title type="html">{s.headline}</title><link href="https://news.example/{s.stem}"/>'
        f"<updated>2024-10-22T10:00:00Z</updated><published>2024-10-21T10:00:00Z</published><author><name>{s.byline}</name></author>{content}</entry>\n"
        for s, content in (
            (
                STORIES[3],
                f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORIES[3].lines[0]}</p><p><em>{STORIES[3].lines[1]}</em></p></div></content>',
            ),
            (STORIES[5], f'<content type="html">&lt;p&gt;{STORIES[5].lines[0]}&lt;/p&gt;</content>'),
        )
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Night desk</title><rights>© Night desk</rights>{entries}</feed>\n'.encode()


SOURCES = {
    "warc/small-crawl.warc.gz": compressed(crawl()), "warc/small-crawl-package.wacz": wacz([*crawl()[:2], crawl()[3]]),
    "feed/town-desk.rss": rss(item(0) + "\n" + item(1)), "feed/night-desk.atom": atom(),
    "feed/blog-export.xml": rss(
        item(2, date="", more="<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2022-05-07 07:00:00</wp:post_date_gmt>")
        + "<item><title>photo</title><wp:post_type>attachment</wp:post_type></item>", "<language>pt</language>"),
}  # fmt: skip
NO_DIGEST = "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
BROKEN = {
    "html/WEB-001-utf-8-called-latin.html": page(body=f"<article><h1>Depot opens</h1><p>“{TEXT}” – naïve</p></article>").replace(b"utf-8", b"iso-8859-1"),
    "html/WEB-002-no-encoding.html": page(body=f"<article><h1>Depot opens</h1><p>{TEXT} Caf\xe9, na\xefve, d\xe9j\xe0 vu.</p></article>").decode().encode("cp1252").replace(b'<meta charset="utf-8">', b""),
    "html/WEB-003-no-date.html": page("<title>Depot opens</title>"),
    "html/WEB-004-comma-too-many.html": page(DATED + LD.format('{"@type":"Person",}')),
    "html/WEB-005-two-headlines.html": page(DATED + '<meta property="og:title" content="Seven things">'),
    "html/WEB-006-time-without-zone.html": page(DATED.replace("2024-10-22", "2024-10-22T09:30:00")),
    "html/WEB-007-date-in-words.html": page(DATED.replace("2024-10-22", "last Tuesday")),
    "html/WEB-008-link-to-a-program.html": page(body=f'<article><h1>Depot opens</h1><p>{TEXT} <a href="javascript:x()">More</a></p></article>'),
    "html/WEB-009-no-headline.html": page(LD.format('{"@type":"NewsArticle","datePublished":"2024-10-22"}'), f"<article><p>{TEXT}</p></article>"),
    "html/WEB-010-no-text.html": page(body="<h1>Depot opens</h1><div id=app></div>"),
    "html/WEB-011-no-language.html": page(DATED.replace("Depot opens", "1 2 3"), "<article><p>12 34 56</p></article>", lang=""),
    "html/WEB-012-bell.html": page(body=f"<article><h1>Depot opens</h1><p>\x07{TEXT}</p></article>"),
    "html/WEB-013-hidden-paragraph.html": page(body=f"<article><h1>Depot opens</h1><p>{TEXT}</p><p hidden>{STORIES[0].lines[6]}</p></article>"),
    "warc/WARC-001-changed-after-capture.warc": record(response(page()), digest=NO_DIGEST),
    "warc/WARC-002-picture-beside.warc": record(response(page())) + record(response(b"\x89PNG", "image/png")),
    "warc/WARC-003-cut-off.warc": record(response(page()), digest="none:0").removesuffix(b"</body></html>\n\r\n\r\n"),
    "warc/WARC-004-no-date.warc": record(response(page()), date="yesterday"),
    "warc/WARC-005-brotli.warc": record(response(page())) + record(response(b"\x0b", fields="Content-Encoding: br\r\n")),
    "feed/FEED-001-summary-only.rss": rss(item(0, full=False)),
    "feed/FEED-002-attachment.xml": rss(item(0) + "<item><title>photo</title><wp:post_type>attachment</wp:post_type></item>"),
}  # fmt: skip


if __name__ == "__main__":
    for folder, made in (("sources", SOURCES), ("broken", BROKEN)):
        for name, content in made.items():
            path = ROOT / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
