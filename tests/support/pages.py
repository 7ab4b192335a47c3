# ruff: noqa: E501  pages have long lines
"""Pages in the shapes of real news sites, made of the stories of `page_stories.py`, with the truth about each.

`python -m tests.support.pages` writes the samples. Each shape surrounds the story with what sites have (cookie banner, menu,
related links, newsletter form, comments, dates of other things) and states some of its fields; the truth says which, and a
field that the page does not state is None: whoever fills it has invented it.
"""

import html
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.page_stories import STORIES, Story

SAMPLES = Path(__file__).parents[2] / "samples" / "sources" / "html"
COOKIES = (
    '<div class="cookie-banner" role="dialog"><p>We and our 812 partners store cookies on your device to measure how you read. '
    "You can change your choice at any time in the settings.</p><button>Accept all</button><button>Settings</button></div>"
)
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
RELATED = (
    '<aside class="related"><h3>More stories</h3><ul><li><a href="/2018/01/05/goat"><img src="/thumb/goat.jpg" alt="">Goat found on '
    'roof, again</a> <time datetime="2018-01-05">5 January 2018</time></li><li><a href="/2016/09/09/band">Brass band wins by '
    'playing quietly</a> <time datetime="2016-09-09">9 September 2016</time></li></ul></aside>'
)
NEWSLETTER = '<form action="/join"><label>Get the morning letter <input name="mail"></label><button>Join</button></form>'
FOOTER = "<footer><p>Imprint · Privacy · Jobs</p><p>Copyright 2011–2025. Last update of our terms: 1 February 2025.</p></footer>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a page says; None where it does not say it."""

    lines: tuple[str, ...]
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    rights: str | None = None


def blocks(story: Story, opening: str = "p") -> str:
    """Return the body as clean HTML."""
    made, in_list = "", False
    for paragraph in story.paragraphs:
        is_item = paragraph.startswith("* ")
        made += "<ul>" if is_item and not in_list else "</ul>" if in_list and not is_item else ""
        in_list = is_item
        name = "li" if is_item else "h2" if paragraph.startswith("# ") else opening
        made += f"<{name}>{html.escape(paragraph.lstrip('#* '), quote=False)}</{name}>\n"
    return made + ("</ul>" if in_list else "")


def modern(story: Story) -> tuple[bytes, Truth]:
    """JSON-LD in a graph, OpenGraph, figure with credit, promotions between paragraphs."""
    node = {
        "@type": "NewsArticle", "headline": story.headline, "description": story.standfirst, "datePublished": story.published,
        "dateModified": story.modified, "author": [{"@type": "Person", "name": story.byline, "url": "https://news.example/people/1"}],
        "publisher": {"@type": "Organization", "name": story.paper}, "inLanguage": story.lang, "keywords": ["town", "people"],
        "copyrightNotice": story.rights, "articleSection": "Town", "isAccessibleForFree": True,
    }  # fmt: skip
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": story.paper}, node]}
    first, _, rest = blocks(story).partition("\n")
    page = f"""<!DOCTYPE html>
<html lang="{story.lang}"><head><meta charset="utf-8"><title>{html.escape(story.headline)} | {html.escape(story.paper)}</title>
<meta property="og:type" content="article"><meta property="og:title" content="{html.escape(story.headline)}">
<meta name="viewport" content="width=device-width"><link rel="canonical" href="https://news.example/town/{story.stem}">
<script type="application/ld+json">{json.dumps(graph, ensure_ascii=False)}</script><script>window.dataLayer=[];</script></head>
<body>{COOKIES}<header>{MENU}</header><main><article><h1>{html.escape(story.headline)}</h1>
<p class="standfirst">{html.escape(story.standfirst)}</p>
<figure><picture><source srcset="/big.webp"><img src="https://news.example/img/{story.stem}.jpg" alt="The place in the story"></picture>
<figcaption>The place on the day. <span class="credit">Photo: Milo Brandt</span></figcaption></figure>
{first}<div class="share"><a href="https://social.example/share">Share</a> <a href="javascript:window.print()">Print</a></div>
{rest}{NEWSLETTER}</article>{RELATED}</main>{FOOTER}</body></html>
"""
    return page.encode(), Truth(
        lines=story.lines, headline=story.headline, byline=story.byline, published=story.published, modified=story.modified,
        language=story.lang, rights=story.rights,
    )  # fmt: skip


def undated(story: Story) -> tuple[bytes, Truth]:
    """No date of the article anywhere, but many others: in the text, the address, the footer, the related links.

    Its picture lies beside it, behind a placeholder.
    """
    first, _, rest = blocks(story).partition("\n")
    page = f"""<!DOCTYPE html>
<html lang="{story.lang}"><head><meta charset="utf-8"><title>{html.escape(story.headline)}</title>
<link rel="canonical" href="https://news.example/2015/07/04/{story.stem}"><meta name="author" content="{html.escape(story.byline)}">
</head><body><header>{MENU}<p>Today is Sunday, 22 November 2026</p></header>
<article><h1>{html.escape(story.headline)}</h1>{first}<figure><picture><source srcset="{story.stem}_files/lamp@2x.webp 2x">
<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAkQBADs=" data-src="{story.stem}_files/lamp.png" alt="A lamp">
</picture></figure>{rest}</article>{RELATED}
<section class="comments"><h3>Comments</h3><p>Reader One, 3 August 2022: I was there and it was colder than that.</p></section>
{FOOTER}</body></html>
"""
    return page.encode(), Truth(lines=story.lines, headline=story.headline, byline=story.byline, language=story.lang)


def broken(story: Story) -> tuple[bytes, Truth]:
    """JSON-LD with a comma too many; meta states a time without a zone, and another headline than the page shows."""
    day = story.published[:10]
    page = f"""<!DOCTYPE html>
<html lang="{story.lang}"><head><meta charset="utf-8"><title>{html.escape(story.headline)}</title>
<meta property="og:title" content="{html.escape(story.headline)}">
<meta name="dc.title" content="Seven things you did not know">
<meta property="article:published_time" content="{day}T10:00:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "x",}}</script></head>
<body>{COOKIES}{MENU}<div id="content"><h1>{html.escape(story.headline)}</h1><p class="by">{html.escape(story.byline)}</p>
{blocks(story)}</div>{RELATED}{FOOTER}</body></html>
"""
    return page.encode(), Truth(lines=story.lines, headline=story.headline, published=day, language=story.lang)


def antique(story: Story) -> tuple[bytes, Truth]:
    """A page of 2001: layout by tables, paragraphs by line breaks, Dublin Core, an 8-bit encoding under another name."""
    codec = "cp1252" if story.lang != "ar" else "cp1256"
    label = {"cp1252": "iso-8859-1", "cp1256": "windows-1256"}[codec]
    text = "<br>\n<br>\n".join(
        f"<b>{html.escape(line, quote=False)}</b>" if mark.startswith("#") else html.escape(line, quote=False)
        for line, mark in zip(story.lines, story.paragraphs, strict=True)
    )
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={label}">
<TITLE>{html.escape(story.headline)}</TITLE><META NAME="DC.Creator" CONTENT="{html.escape(story.byline)}">
<META NAME="DC.Date.Issued" CONTENT="{story.published[:10]}"><META NAME="DC.Rights" CONTENT="{html.escape(story.rights)}"></HEAD>
<BODY BGCOLOR="#ffffff"><TABLE WIDTH="100%"><TR><TD WIDTH="20%" VALIGN="top"><FONT SIZE="1"><A HREF="/">Home</A><BR>
<A HREF="/archive">Archive</A></FONT></TD><TD><H1>{html.escape(story.headline)}</H1><FONT FACE="Times">{text}</FONT></TD></TR></TABLE>
<CENTER><FONT SIZE="1">Best viewed at 800x600. 12/31/99</FONT></CENTER></BODY></HTML>
"""
    return page.encode(codec, "xmlcharrefreplace"), Truth(
        lines=story.lines, headline=story.headline, byline=story.byline, published=story.published[:10], rights=story.rights
    )  # fmt: skip


def microdata(story: Story) -> tuple[bytes, Truth]:
    """Microdata and `time` elements instead of JSON-LD; divs instead of paragraphs; a promotion inside the text."""
    first, _, rest = blocks(story, "div").partition("\n")
    page = f"""<!DOCTYPE html>
<html lang="{story.lang}"><head><meta charset="utf-8"><title>{html.escape(story.headline)} - {html.escape(story.paper)}</title></head>
<body>{MENU}<article itemscope itemtype="https://schema.org/NewsArticle"><header><h1 itemprop="headline">
{html.escape(story.headline)}</h1><p>{html.escape(story.byline)}, <time itemprop="datePublished" datetime="{story.published}">first
edition</time>, updated <time itemprop="dateModified" datetime="{story.modified}">later</time></p></header>
<div itemprop="articleBody">{first}<div class="promo"><a href="/abo">Subscribe now and read on for free</a></div>{rest}</div>
</article>{RELATED}{FOOTER}</body></html>
"""
    return page.encode(), Truth(
        lines=story.lines, headline=story.headline, published=story.published, modified=story.modified, language=story.lang
    )  # fmt: skip


def rtl(story: Story) -> tuple[bytes, Truth]:
    """OpenGraph only, with the language as a locale; direction on the body; one `time` in the head of the article."""
    locale = {"ar": "ar_AR", "en": "en_US", "en-GB": "en_GB", "pt": "pt_PT", "de": "de_DE", "fr": "fr_FR"}[story.lang]
    page = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{html.escape(story.headline)}</title><meta property="og:locale" content="{locale}">
<meta property="og:title" content="{html.escape(story.headline)}"><meta property="og:type" content="article">
<meta property="og:site_name" content="{html.escape(story.paper)}"><meta property="og:description"
content="{html.escape(story.standfirst)}"></head><body dir="{"rtl" if story.lang == "ar" else "ltr"}">{COOKIES}{MENU}
<article><h1>{html.escape(story.headline)}</h1><div class="meta"><time datetime="{story.published}">·</time></div>
{blocks(story)}</article>{RELATED}{FOOTER}</body></html>
"""
    return page.encode(), Truth(
        lines=story.lines, headline=story.headline, published=story.published, language=locale.replace("_", "-")
    )  # fmt: skip


SHAPES: dict[str, Callable[[Story], tuple[bytes, Truth]]] = {
    "modern": modern, "undated": undated, "antique": antique, "microdata": microdata, "rtl": rtl, "broken": broken,
}  # fmt: skip
SAMPLED = dict(zip((story.stem for story in STORIES), SHAPES, strict=True))
"""Stem of a sample -> its shape."""


def sample(stem: str) -> tuple[bytes, Truth]:
    """Return a sample and the truth about it."""
    return SHAPES[SAMPLED[stem]](next(story for story in STORIES if story.stem == stem))


if __name__ == "__main__":
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for stem in SAMPLED:
        (SAMPLES / f"{stem}.html").write_bytes(sample(stem)[0])
