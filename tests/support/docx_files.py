"""Makes the DOCX samples, byte by byte the same every time: `samples/sources/docx` and `samples/broken/docx`.

    .venv/bin/python -m tests.support.docx_files

The parts are written by hand, as small as the format allows; another writer's files are made with python-docx in the tests. A
test makes all of it again in memory and compares, so the samples cannot drift from this file. The stories are ours and CC0.
"""

import base64
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.support import drawings

SAMPLES = Path(__file__).parents[2] / "samples"
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EXTERNAL = ' TargetMode="External"'
_SPAN = '<w:gridSpan w:val="2"/>'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
STYLES = {
    "Title": "Title", "Subtitle": "Subtitle", "berschrift1": "heading 1", "berschrift2": "heading 2", "Zitat": "Quote",
    "Caption": "caption", "ListParagraph": "List Paragraph",
}  # fmt: skip


def p(text: str, style: str = "", *, item: tuple[int, int] | None = None) -> str:
    """Return a paragraph; `text` is markup when it begins with a tag; `item` is numbering and level."""
    runs = text if text.startswith("<") else r(text)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if item:
        properties += f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>" if properties else f"<w:p>{runs}</w:p>"


def r(text: str, mark: str = "") -> str:
    """Return a run, marked as `<w:b/>` or the like."""
    return f'<w:r>{f"<w:rPr>{mark}</w:rPr>" if mark else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def picture(identifier: str, alt: str) -> str:
    """Return a run with a picture."""
    return (
        '<w:r><w:drawing><wp:inline xmlns:wp="urn:wp"><wp:docPr id="1" name="Picture" descr="' + alt + '"/>'
        f'<a:blip xmlns:a="urn:a" r:embed="{identifier}"/></wp:inline></w:drawing></w:r>'
    )


def docx(body: str, *, parts: Mapping[str, bytes] | None = None, relations: Mapping[str, tuple[str, str]] | None = None) -> bytes:
    """Return a file.

    Args:
        body: What stands in the body of the main part.
        parts: Further parts, or other content for the usual ones.
        relations: Identifier -> kind and target, of the main part; a target with a colon is external.
    """
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>' for key, name in STYLES.items()
    )
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="FORM"/></w:lvl>' for n in range(3))
    numbering = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{levels.replace("FORM", form)}</w:abstractNum>'
        for n, form in enumerate(("bullet", "decimal"))
    ) + "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2))
    wanted = {"s": ("styles", "styles.xml"), "n": ("numbering", "numbering.xml"), **(relations or {})}
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"{_EXTERNAL if ":" in target else ""}/>'
        for key, (kind, target) in wanted.items()
    )
    rels = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
    namespaces = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
    content = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"/>'.encode(),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="m" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="c" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>"
        ).encode(),
        "word/document.xml": f"{_HEAD}<w:document {namespaces}><w:body>{body}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": rels.encode(),
        "word/styles.xml": f"{_HEAD}<w:styles {namespaces}>{styles}</w:styles>".encode(),
        "word/numbering.xml": f"{_HEAD}<w:numbering {namespaces}>{numbering}</w:numbering>".encode(),
        "docProps/core.xml": core(),
        **(parts or {}),
    }
    return zipped(content)


def core(**properties: str) -> bytes:
    """Return core properties."""
    inside = "".join(f"<p:{name} xmlns:p='urn:p'>{value}</p:{name}>" for name, value in properties.items())
    return f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties">{inside}</cp:coreProperties>'.encode()


def notes(*texts: str) -> bytes:
    """Return a part of footnotes."""
    inside = "".join(f'<w:footnote w:id="{n}">{p(text)}</w:footnote>' for n, text in enumerate(texts, start=1))
    return f'{_HEAD}<w:footnotes xmlns:w="{_MAIN}">{inside}</w:footnotes>'.encode()


def zipped(content: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, data in content.items():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
    return out.getvalue()


TEXT = "The new reading room of the harbour library opens on the first of May, and every reader of the town is invited to it."
_CELL = "<w:tc>{}{}</w:tc>"


def _row(*cells: str, head: bool = False) -> str:
    """Return a row of a table."""
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{''.join(cells)}</w:tr>"


def _cell(text: str, properties: str = "") -> str:
    """Return a cell of a table."""
    return _CELL.format(f"<w:tcPr>{properties}</w:tcPr>" if properties else "", p(text) if text else "<w:p/>")


def reading_room() -> bytes:
    """Return the story with everything."""
    body = (
        p("Reading room opens in May", "Title")
        + p("The library has waited eleven years for it.", "Subtitle")
        + p(r("The new reading room of the ") + r("harbour library", "<w:b/>") + r(" opens on the first of May. ")
            + f'<w:hyperlink r:id="l">{r("The plan")}</w:hyperlink>' + r(" is ") + r("public", "<w:i/>") + r("."))
        + p(picture("i", "The reading room"))
        + p("The room last week.", "Caption")
        + p("What is new", "berschrift1")
        + p("Sixty places", "ListParagraph", item=(1, 0))
        + p("Two lamps each", "ListParagraph", item=(2, 1))
        + p("One socket each", "ListParagraph", item=(2, 1))
        + p("A quiet floor", "ListParagraph", item=(1, 0))
        + p("I have never seen so much light.", "Zitat")
        + p("Hours", "berschrift2")
        + f"<w:tbl>{_row(_cell('Day'), _cell('Hours', _SPAN), head=True)}"
        + _row(_cell("Monday", '<w:vMerge w:val="restart"/>'), _cell("8–12"), _cell("14–18"))
        + f"{_row(_cell('', '<w:vMerge/>'), _cell('8–12'), _cell('closed'))}</w:tbl>"
        + p(r("Readers pay nothing.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    )  # fmt: skip
    properties = core(
        title="Room v3 final", creator="i.farrow", keywords="library; harbour, May", created="2026-04-02T08:00:00Z",
        modified="2026-04-20T17:12:00Z", language="en-GB",
    )  # fmt: skip
    relations = {
        "i": ("image", "media/image1.png"),
        "l": ("hyperlink", "https://library.example/plan"),
        "f": ("footnotes", "footnotes.xml"),
    }
    parts = {"docProps/core.xml": properties, "word/media/image1.png": drawings.room(), "word/footnotes.xml": notes("As before.")}
    return docx(body, parts=parts, relations=relations)


def sources() -> dict[str, bytes]:
    """Return name -> bytes of the good samples."""
    short = p("Neuer Steg am Ostufer", "berschrift1") + p(
        "Am Ostufer ist ein neuer Steg gebaut worden. Er ist vierzig Meter lang und trägt auch im Winter."
    )
    return {"reading-room.docx": reading_room(), "new-jetty.docx": docx(short)}


def broken() -> dict[str, bytes]:
    """Return name -> bytes of the flawed samples: each yields its rule."""
    title = p("Reading room opens in May", "Title")
    image = {"i": ("image", "media/image1.png")}
    return {
        "DOCX-001-no-title.docx": docx(p(TEXT)),
        "DOCX-002-title-only.docx": docx(title, parts={"docProps/core.xml": core(language="en")}),
        "DOCX-003-numbers-only.docx": docx(p("17 : 4", "Title") + p("1 2 3 4 5")),
        "DOCX-004-tracked-changes.docx": docx(title + p(r(TEXT) + "<w:del><w:r><w:delText> No.</w:delText></w:r></w:del>")),
        "DOCX-005-footnote.docx": docx(
            title + p(TEXT), parts={"word/footnotes.xml": notes("Says who?")}, relations={"f": ("footnotes", "footnotes.xml")}
        ),
        "DOCX-006-symbol.docx": docx(title + p(r(TEXT) + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>')),
        "DOCX-007-picture-unseen.docx": docx(title + p(TEXT), parts={"word/media/image1.png": drawings.room()}, relations=image),
        "DOCX-008-picture-missing.docx": docx(title + p(TEXT) + p(picture("i", "")), relations=image),
    }  # fmt: skip


def main() -> None:
    """Write all samples."""
    for folder, files in (("sources", sources()), ("broken", broken())):
        for name, data in files.items():
            (SAMPLES / folder / "docx" / name).write_bytes(data)


if __name__ == "__main__":
    main()
