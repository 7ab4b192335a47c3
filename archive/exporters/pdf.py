"""Writes an Article as one archival PDF: PDF/A-3a and PDF/UA-1 at once, tagged, with its own sources inside.

What is set is what the Article states: headline, standfirst, byline, dateline and date, the bodies, the rights, and a block
that says where the record comes from. NewsML-G2, ninjs and the original go in as associated files. The order of tags is the
order of reading; heading levels never skip. Labels of our own are in English and tagged so.

How pages, fonts and tags work is in `archive/pdf/`, which knows no Article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from archive.errors import RenderError
from archive.files import fontfiles
from archive.findings import Finding, Place, Rule, Severity
from archive.formats import Exported, Exporter, Rendering
from archive.markup.display import excerpt
from archive.model.article import Article
from archive.pdf import bidi
from archive.pdf.attachments import AssociatedFile, Relationship
from archive.pdf.blocks import BlockSetter, FlawKind
from archive.pdf.document import Edition, typeset
from archive.pdf.flowables import Flowable, Paragraph, Parent, Row
from archive.pdf.flowables import Rule as Line
from archive.pdf.fontbook import RTL_SCRIPTS, FontBook, Look, script
from archive.pdf.levels import LEVELS
from archive.pdf.metadata import DocumentInfo
from archive.pdf.objects import string
from archive.pdf.pages import Section
from archive.pdf.runs import Run, plain
from archive.pdf.theme import PAPERS, THEMES, Theme
from archive.product import NAME, VERSION

T = TypeVar("T")

MISSING_GLYPHS: Final = Rule(
    code="PDFOUT-001",
    severity=Severity.WARNING,
    title="Every character of the article has a glyph.",
    message=(
        "no font has {characters}; a stand-in is printed that still carries the text. "
        "Name a folder with a font that has them (--font)"
    ),
    spec="ISO 19005-3, 6.2.11.8",
)
NO_ALTERNATIVE: Final = Rule(
    code="PDFOUT-002",
    severity=Severity.WARNING,
    title="Every image of the article has a text alternative.",
    message="The image {href} has no text alternative; who cannot see it is told “{reason}”. State one in the source.",
    spec="ISO 14289-1, 7.3",
)
UNREADABLE_IMAGE: Final = Rule(
    code="PDFOUT-003",
    severity=Severity.WARNING,
    title="Every image that came with the article can be printed.",
    message="The image {href} is not printed, as {reason}; a frame stands in its place. Put a sound one there.",
    spec="newsarchive, docs/design.md, law 5",
)
ABSENT_IMAGE: Final = Rule(
    code="PDFOUT-004",
    severity=Severity.NOTE,
    title="Every image that the article shows came with it.",
    message="The image {href} is not printed, as {reason}; a frame stands in its place. Archive it with the article if you can.",
    spec="newsarchive, docs/design.md, law 5",
)
_FLAWS: Final = {
    FlawKind.UNDESCRIBED: NO_ALTERNATIVE,
    FlawKind.UNREADABLE: UNREADABLE_IMAGE,
    FlawKind.ABSENT: ABSENT_IMAGE,
}
_RELATIONS: Final[Mapping[str, tuple[Relationship, str]]] = {
    "newsml-g2": (Relationship.SOURCE, "The article as NewsML-G2"),
    "ninjs": (Relationship.ALTERNATIVE, "The article as ninjs"),
}
_OTHER: Final = (Relationship.SUPPLEMENT, "Another form of the article")
_RENDITION: Final = (Relationship.SUPPLEMENT, "A file of the article, as it came")
_UNKNOWN_TYPE: Final = "application/octet-stream"
_ENGLISH: Final = f"/Lang{string('en')}"
_SHOWN_MISSING: Final = 12
_UNTITLED: Final = "Untitled"  # only where even the identifier is nothing but blanks
_OPENING: Final = 500  # characters of the body in which a dateline is looked for


def write(article: Article, rendering: Rendering) -> Exported:
    """Write the article.

    Raises:
        RenderError: There is no such paper, theme or level.
    """
    theme = _theme(rendering.theme, rendering.paper)
    book = _book(rendering.font_folders)
    rtl = _reads_rtl(article)
    setter = BlockSetter(theme=theme, book=book, lang=_known(article.language), rtl=rtl, media=rendering.media)
    story = _Story(article, theme, setter)
    edition = Edition(
        theme=theme,
        book=book,
        level=_choose(LEVELS, rendering.pdf_level, "PDF level"),
        info=_info(article),
        rtl=rtl,
        files=_files(article, rendering),
    )
    data = typeset(story.sections(), edition)
    flaws = tuple(_FLAWS[flaw.kind].at(Place(), href=excerpt(flaw.href), reason=flaw.reason) for flaw in setter.flaws)
    return Exported(data=data, findings=(*_missing(article, book), *flaws))


def _known(language: str) -> str:
    """Return a language tag, "" for that of an unknown language."""
    return "" if language == "und" else language


def _choose(table: Mapping[str, T], name: str, kind: str) -> T:
    """Return the entry of that name."""
    if name not in table:
        raise RenderError(f"there is no {kind} named {name!r}", hint=f"Known: {', '.join(sorted(table))}")
    return table[name]


@cache
def _theme(name: str, paper: str) -> Theme:
    """Return a theme for a paper."""
    return _choose(THEMES, name, "theme")(_choose(PAPERS, paper, "paper"))


@cache
def _book(folders: tuple[Path, ...]) -> FontBook:
    """Return the faces for these folders; they are read once for a process."""
    return FontBook(fontfiles.bundled, lambda: fontfiles.find(folders))


def _reads_rtl(article: Article) -> bool:
    """Tell whether the article is read from right to left: by its language, else by its first words."""
    if article.language != "und":
        return script(article.language) in RTL_SCRIPTS
    return bidi.base_level(f"{article.headline} {article.text[:1000]}") == 1


def _missing(article: Article, book: FontBook) -> Iterator[Finding]:
    """Yield a finding if no font has some characters of the article."""
    words = [article.headline, article.standfirst, *(entry.text for entry in article.bodies)]
    words += [text.value for text in (*article.bylines, *article.datelines)]
    missing = sorted(book.stack(Look(), article.language).missing("".join(words)))
    if missing:
        names = ", ".join(f"U+{ord(character):04X} {character}" for character in missing[:_SHOWN_MISSING])
        more = len(missing) - _SHOWN_MISSING
        yield MISSING_GLYPHS.at(Place(), characters=f"{names} and {more} more" if more > 0 else names)


def _info(article: Article) -> DocumentInfo:
    """Return what the file says of itself; a document without a headline still has a title (ISO 14289-1, 7.1)."""
    candidates = (article.headline, article.title, article.slugline, article.id)
    title = next((text for text in (" ".join(candidate.split()) for candidate in candidates) if text), _UNTITLED)
    created = article.first_created or article.version_created
    notices = (notice.value for entry in article.rights for notice in entry.notices)
    return DocumentInfo(
        title=title,
        authors=tuple(text.value for text in article.bylines) or tuple(p.name for p in article.creators if p.name),
        subject=article.standfirst,
        keywords=article.keywords,
        language=article.language or "und",
        identifier=article.id,
        rights=next(notices, ""),
        publisher=article.provider.name if article.provider else "",
        created=created.instant(),
        modified=article.version_created.instant(),
        producer=f"{NAME} {VERSION}",
    )


def _files(article: Article, rendering: Rendering) -> tuple[AssociatedFile, ...]:
    """Return the companions, the renditions and the original as associated files, each under a name of its own."""
    kept = [(each.name.rpartition("/")[2], each, _RELATIONS.get(each.format, _OTHER)) for each in rendering.companions]
    kept += ((path, each, _RENDITION) for path, each in rendering.media.items())
    files = [
        AssociatedFile(
            name=name, media_type=document.media_type or _UNKNOWN_TYPE, relationship=relationship, description=description,
            data=document.content.read(),
        )
        for name, document, (relationship, description) in kept
    ]  # fmt: skip
    source = rendering.source
    if source is not None:
        taken = {file.name for file in files}
        name = source.name
        while name in taken:
            name = f"original-{name}"
        record = article.provenance.source
        known = record.media_type if record is not None and record.sha256 == source.sha256() else _UNKNOWN_TYPE
        media_type = source.media_type or known
        files.append(
            AssociatedFile(
                name=name, media_type=media_type, relationship=Relationship.SOURCE,
                description="The original as received", data=source.data,
            )
        )  # fmt: skip
    return tuple(files)


class _Story:
    """The article as flowables."""

    def __init__(self, article: Article, theme: Theme, setter: BlockSetter) -> None:
        self._article = article
        self._theme = theme
        self._setter = setter
        self._lang = setter.lang
        self._top = Parent("Art", None)

    def sections(self) -> tuple[Section, ...]:
        """Return the head over the whole width, the bodies in columns, and the end matter."""
        leading = self._theme.styles["body"].leading
        main = [Section(tuple(self._head()))]
        for number, body in enumerate(self._article.bodies):
            lang = body.lang or self._lang
            parent = self._top if not number else Parent("Sect", self._top, f"/Lang{string(lang)}" if lang else "")
            setter = replace(self._setter, lang=lang, heading=1 if self._article.headline else 0)
            main.append(Section(tuple(setter.blocks(body.blocks, parent)), self._theme.columns, leading))
        return (*main, Section(tuple(self._end()), 1, leading * 1.5))

    def _set(self, text: str, style: str, tag: str = "P", *, lang: str = "", depth: int = 0) -> Paragraph:
        """Return one of the texts around the body."""
        entries = f"/Lang{string(lang)}" if lang and lang != self._lang else ""
        return self._setter.paragraph(plain(text), self._theme.styles[style], self._top, tag, entries=entries, depth=depth)

    def _head(self) -> Iterator[Flowable]:
        """Yield what stands above the body, between two rules; one rule where there is nothing."""
        yield Line(self._theme.rule, before=0, after=self._theme.styles["body"].leading * 0.35)
        said = list(self._sayings())
        yield from said
        if said:
            yield Line(0.4, before=self._theme.styles["body"].leading * 0.35, after=0)

    def _sayings(self) -> Iterator[Flowable]:
        """Yield what the article states before its body."""
        article = self._article
        provider = article.provider.name if article.provider else ""
        stated = article.content_created or next((each.date for each in article.published), None)
        if provider or stated:
            yield Row(self._set(provider, "kicker") if provider else None, self._set(stated.day, "date") if stated else None)
        headlines = article.headlines
        if headlines:
            yield self._set(headlines[0].value, "headline", "H1", lang=headlines[0].lang, depth=1)
        for description in article.descriptions:
            yield self._set(description.value, "standfirst", lang=description.lang)
        for byline in article.bylines:
            yield self._set(byline.value, "byline", lang=byline.lang)
        opening = article.text[:_OPENING].lstrip()
        for dateline in article.datelines:
            if opening.startswith(dateline.value):
                continue  # the body prints it
            yield self._set(dateline.value, "dateline", lang=dateline.lang)

    def _end(self) -> Iterator[Flowable]:
        """Yield what stands below the body, all on one page: the rights as stated, and where the record comes from."""
        yield Line(0.4, before=0, after=self._theme.styles["body"].leading * 0.4)
        for entry in self._article.rights:
            notices = [notice.value for notice in (*entry.notices, *entry.usage_terms)]
            stated = [text for text in notices if not any(text != other and text in other for other in notices)]
            for text in dict.fromkeys(stated):
                yield self._set(text, "rights")
        style = self._theme.styles["provenance"]
        record = tuple(self._record())
        group = Parent("Sect", self._top, _ENGLISH)
        for row, (label, value) in enumerate(record, 1):
            content = (Run(text=f"{label} ", bold=True), Run(text=value))
            look = replace(style, keep_next=row < len(record))
            yield Paragraph(content, look, self._setter.book, lang="en", parent=group, rtl=False)

    def _record(self) -> Iterator[tuple[str, str]]:
        """Yield what identifies the record, with labels."""
        article = self._article
        yield "Identifier", article.id
        yield "Version", f"{article.version}, {article.version_created.value}"
        source = article.provenance.source
        if source is not None:
            yield "Source", f"{source.name}, {source.media_type}, {source.size} bytes"
            yield "SHA-256", source.sha256


EXPORTER = Exporter(
    name="pdf",
    title="Archival PDF: PDF/A-3a and PDF/UA-1, tagged, with its sources inside",
    media_type="application/pdf",
    suffix=".pdf",
    write=write,
    rules=(MISSING_GLYPHS, NO_ALTERNATIVE, UNREADABLE_IMAGE, ABSENT_IMAGE),
)
