"""Article -> plain text for reading: headline, standfirst, byline, body with its dateline, rights; in this order, UTF-8, LF.

It says what a reader of the page would see and adds no words of its own. It is no archival representation: roles, dates and
identifiers have no place in it. A story that the text importer read comes back from it as the same story.
"""

from collections.abc import Iterator
from typing import Final

from archive.errors import RenderError
from archive.formats import Exported, Exporter, Rendering
from archive.markup.text_out import blocks_text
from archive.model.article import Article
from archive.model.body import Block, Paragraph, texts
from archive.model.values import Rights, Text


def write(article: Article, rendering: Rendering) -> Exported:  # noqa: ARG001  text has no variants
    """Return the article as text.

    Raises:
        RenderError: The article has neither headlines nor text.
    """
    parts = list(filter(None, _parts(article)))
    if not parts:
        raise RenderError("the article has no text", where=article.id, hint="Give it a headline or a body")
    return Exported(data=("\n\n".join(parts) + "\n").encode())


def _parts(article: Article) -> Iterator[str]:
    """Yield the parts of the page from top to bottom."""
    for text in (*article.headlines, *article.descriptions, *article.bylines):
        yield text.value
    if article.bodies:
        yield blocks_text(_dated(article.bodies[0].blocks, article.datelines))
        for translation in article.bodies[1:]:
            yield blocks_text(translation.blocks)
    else:
        yield from (dateline.value for dateline in article.datelines)
    for rights in article.rights:
        yield from _rights_lines(rights)


def _dated(blocks: tuple[Block, ...], datelines: tuple[Text, ...]) -> tuple[Block, ...]:
    """Return the blocks with the datelines before the first of them, unless it says them already."""
    opening = next(texts(blocks), "")
    missing = "; ".join(dateline.value for dateline in datelines if not opening.startswith(dateline.value))
    if not missing:
        return blocks
    if blocks and isinstance(blocks[0], Paragraph):
        return (Paragraph(content=(f"{missing} – ", *blocks[0].content)), *blocks[1:])
    return (Paragraph(content=(missing,)), *blocks)


def _rights_lines(rights: Rights) -> Iterator[str]:
    """Yield the notices, then the holder and the terms that no notice says."""
    notices = [notice.value for notice in rights.notices]
    yield from notices
    holder = [rights.holder.name] if rights.holder else []
    for value in (*holder, *(term.value for term in rights.usage_terms)):
        if not any(value in notice for notice in notices):
            yield value


EXPORTER: Final = Exporter(
    name="text",
    title="Plain text for reading (UTF-8)",
    media_type="text/plain",
    suffix=".txt",
    write=write,
)
