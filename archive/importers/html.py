"""Web page -> Article: the fields that the page states, and the text that is the article in the structure of the page.

A field is filled from JSON-LD, `meta`, `link`, microdata, `time` or a heading (see docs/importers/html.md), each with its
ground; what is stated and has no field is kept in the provenance. What is not stated stays empty: no date from a library,
from an address or from running text. A page that this program wrote is read back exactly, without any library.

It follows no link and loads no picture: which files beside the page belong to it is told by their addresses.
"""

from typing import Final

from archive.errors import SourceError
from archive.formats import Imported, Importer, Reading
from archive.markup.decoding import head_text
from archive.markup.safehtml import looks_like_html
from archive.model.article import Article
from archive.model.record import decode
from archive.model.source import Source
from archive.naming import source_urn
from archive.webpage.ownpage import read_own
from archive.webpage.reading import MEDIA_TYPE, Page, read_page
from archive.webpage.rules import RULES


def sniff(source: Source) -> bool:
    """Tell whether the bytes begin as a page of HTML or a fragment of one."""
    return looks_like_html(head_text(source.data))


def read(source: Source, reading: Reading) -> Imported:
    """Return the Article of a page.

    Raises:
        SourceError: It is no page, or passes a limit of size or depth.
        UsageError: There is no encoding of the stated name.
        InstallationError: The extra `web`, or a library for detection, is missing.
    """
    if (own := read_own(source.data, source.where)) is not None:
        try:
            return Imported(article=decode(Article, own.record), media=own.media)
        except ValueError as error:
            hint = "Mend the page, or give the original source instead"
            raise SourceError(f"this page of ours is no article: {error}", where=source.where, hint=hint) from None
    page = Page(
        data=source.data, where=source.where, media_type=source.media_type, encoding=reading.encoding, lang=reading.lang
    )  # fmt: skip
    draft = read_page(page)
    article = Article(
        id=source_urn(source.sha256()),
        version_created=reading.at,
        first_created=reading.at,
        provenance=source.provenance(
            IMPORTER.name,
            reading.at,
            media_type=MEDIA_TYPE,
            encoding=draft.encoding,
            origins=draft.origins,
            notes=draft.notes,
            unmapped=draft.unmapped,
        ),
        **draft.fields,
    )
    return Imported(article=article, findings=tuple(draft.findings), others=draft.others)


IMPORTER: Final = Importer(
    name="html",
    title="Web pages: JSON-LD, meta and text of an article (extra: web)",
    media_types=(MEDIA_TYPE, "application/xhtml+xml"),
    sniff=sniff,
    read=read,
    names_files=True,
    rules=RULES,
)
