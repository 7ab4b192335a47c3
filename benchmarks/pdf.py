"""Time of one archival PDF against its peers: CPU median per document over distinct articles, in one interleaved run.

    python benchmarks/pdf.py [--articles N] [--peers FOLDER]

The floor is plain, untagged ReportLab (Platypus, embedded Source Serif, no attachments) on the same articles. WeasyPrint and
Typst join in when they are installed, here or in FOLDER: the site-packages of an environment of their own, made with
`pip install weasyprint typst`. Then the cost of length: 200,000 words are to take less than 40 times as long as 10,000.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import font_source_serif_pro
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph as PlainParagraph
from reportlab.platypus import SimpleDocTemplate

from archive.exporters import pdf
from archive.extras import load, present
from archive.formats import Rendering
from archive.model.article import Article
from archive.model.body import Body, Paragraph
from archive.model.dates import PartialDate
from archive.model.package import Document
from archive.model.source import Source
from archive.model.tree import Blob
from archive.model.values import Text

SYLLABLES = [
    "ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "an", "er", "in", "on", "ur", "st",
    "tr", "pl", "br", "cl",
]  # fmt: skip
SHAPE = (69, 71, 62, 53, 49, 80, 47, 33)  # words of the seed's paragraphs
LONGEST = 40  # times the cost of 10,000 words that 200,000 may take
Tool = Callable[[Article], bytes]


def vocabulary(chance: random.Random) -> list[str]:
    """Return words as frequent as they come, the first ones most."""
    words = {"".join(chance.choices(SYLLABLES, k=min(5, 1 + number // 150))) for number in range(6000)}
    return sorted(words, key=lambda word: (len(word), word))


def article(number: int, shape: tuple[int, ...] = SHAPE) -> Article:
    """Return an article whose words are spread as in a language (Zipf), different for each number."""
    chance = random.Random(number)
    words = vocabulary(random.Random(0))
    weights = [1 / rank for rank in range(1, len(words) + 1)]

    def text(count: int) -> str:
        drawn = chance.choices(words, weights, k=count)
        return " ".join(drawn).capitalize() + "."

    return Article(
        id=f"urn:example:{number}",
        version_created=PartialDate("2026-11-22T12:00:00Z"),
        languages=("en",),
        headlines=(Text(value=text(13)),),
        descriptions=(Text(value=text(25), role="summary"),),
        bodies=(Body(blocks=tuple(Paragraph(content=(text(count),)) for count in shape)),),
    )


def ours(story: Article) -> bytes:
    """Write the archival PDF with three files in it."""
    original = story.text.encode()
    companions = tuple(
        Document(name=f"story.{name}", format=name, media_type="application/xml", content=Blob.of(original))
        for name in ("newsml-g2", "ninjs")
    )
    source = Source(name="story.txt", data=original, media_type="text/plain")
    return pdf.write(story, Rendering(companions=companions, source=source)).data


def plain(story: Article) -> bytes:
    """Write an untagged PDF with ReportLab's own paragraphs."""
    body = ParagraphStyle("body", fontName="Serif", fontSize=10, leading=13)
    head = ParagraphStyle("head", fontName="Serif-Bold", fontSize=28, leading=32)
    out = BytesIO()
    flow = [PlainParagraph(escape(story.headline), head), PlainParagraph(escape(story.standfirst), body)]
    flow += [PlainParagraph(escape(text), body) for text in story.text.split("\n\n")]
    SimpleDocTemplate(out, invariant=1, pageCompression=1).build(flow)
    return out.getvalue()


def html(story: Article) -> str:
    """Return the story as a page for WeasyPrint."""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in story.text.split("\n\n"))
    return f"<html lang=en><title>{escape(story.headline)}</title><h1>{escape(story.headline)}</h1>{paragraphs}</html>"


def tools() -> dict[str, Tool]:
    """Return those that are installed."""
    folder = Path(font_source_serif_pro.font_directory)
    for name, file in (("Serif", "SourceSerifPro-Regular.ttf"), ("Serif-Bold", "SourceSerifPro-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    found: dict[str, Tool] = {"plain ReportLab": plain, "newsarchive": ours}
    for peer in ("weasyprint", "typst"):
        if not present(peer):
            print(f"skipped: {peer} is not installed (pip install {peer}, or name its site-packages with --peers)")
    if present("weasyprint"):
        html_of = load("weasyprint").HTML
        found["WeasyPrint pdf/a-3a"] = lambda story: html_of(string=html(story)).write_pdf(pdf_variant="pdf/a-3a")
    if present("typst"):
        compiler = load("typst").Compiler()  # kept, so that it looks for fonts once

        def typeset(story: Article) -> bytes:
            text = f'#set document(title: [t])\n#set text(lang: "en")\n= {story.headline}\n\n{story.text}'
            return compiler.compile(text.encode(), pdf_standards=["a-3a", "ua-1"])

        found["Typst a-3a + ua-1"] = typeset
    return found


def seconds(tool: Tool, story: Article) -> float:
    """Return the CPU time of one document."""
    start = time.process_time()
    tool(story)
    return time.process_time() - start


def compare(count: int) -> None:
    """Print the time of each tool over the same distinct articles."""
    stories = [article(number) for number in range(count)]
    found = tools()
    spent: dict[str, list[float]] = {name: [] for name in found}
    for tool in found.values():
        tool(article(10_000))  # imports, fonts
    for story in stories:
        for name, tool in found.items():
            spent[name].append(seconds(tool, story))
    spent["newsarchive, again"] = [seconds(ours, story) for story in stories]
    floor = statistics.median(spent["plain ReportLab"])
    print(f"{count} distinct articles of {sum(SHAPE)} words, CPU median per document")
    for name, times in spent.items():
        median = statistics.median(times)
        print(f"  {name:22} {median * 1000:7.2f} ms   {median / floor:5.2f} times the floor")


def lengthen() -> None:
    """Print what length costs."""
    for name, short, long in (
        ("paragraphs of 100 words", (100,) * 100, (100,) * 2000),
        ("one paragraph", (10_000,), (200_000,)),
    ):
        one = min(seconds(ours, article(1, short)) for _ in range(3))
        many = seconds(ours, article(1, long))
        verdict = "good" if many < LONGEST * one else "TOO SLOW"
        print(f"{name}: 10,000 words {one:.2f} s, 200,000 words {many:.2f} s, {many / one:.1f} times ({verdict})")


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description="Time of one archival PDF against its peers.")
    parser.add_argument("--articles", type=int, default=60, metavar="N")
    parser.add_argument("--peers", type=Path, metavar="FOLDER")
    wishes = parser.parse_args()
    if wishes.peers is not None:
        sys.path.append(str(wishes.peers))
    compare(wishes.articles)
    lengthen()


if __name__ == "__main__":
    main()
