"""Does what a user would script without this program: NewsML-G2, ninjs, PDF/A and a bag of each article, by public libraries.

    python scripted.py ARTICLES OUT

For each text file: a NewsML-G2 item, read by newsmlg2; a ninjs document, judged by jsonschema; a PDF/A-3a of WeasyPrint; all
of it and the source in a folder that bagit-python makes a bag of. Nothing is compared, nothing is durable, and there is no zip.
"""

import datetime
import hashlib
import html
import json
import shutil
import sys
from pathlib import Path
from xml.sax.saxutils import escape

import bagit
import NewsMLG2
import weasyprint
from jsonschema import Draft202012Validator

SCHEMA = {
    "type": "object",
    "required": ["uri"],
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "type": {"enum": ["text", "picture", "composite"]},
        "language": {"type": "string"},
        "headlines": {"type": "array", "items": {"type": "object", "required": ["value"]}},
        "bodies": {"type": "array", "items": {"type": "object", "properties": {"value": {"type": "string"}}}},
    },
}
ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="1" standard="NewsML-G2" standardversion="2.34"
 conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:AFP"/><versionCreated>{now}</versionCreated></itemMeta>
<contentMeta><headline>{headline}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>{headline}</title>
</head><body>{body}</body></html></inlineXML></contentSet></newsItem>"""


def package(source: Path, out: Path, judge: Draft202012Validator) -> None:
    """Make the folder of one article, and a bag of it."""
    data = source.read_bytes()
    headline, *paragraphs = data.decode().strip().split("\n\n")
    guid = f"urn:uuid:{hashlib.sha256(data).hexdigest()}"
    place = out / source.stem
    place.mkdir(parents=True)
    shutil.copyfile(source, place / source.name)
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    item = ITEM.format(guid=guid, now=now, headline=escape(headline), body=body)
    assert NewsMLG2.NewsMLG2Document(item.encode()).get_item() is not None
    (place / "story.newsml.xml").write_text(item)
    story = {"uri": guid, "type": "text", "language": "en", "headlines": [{"value": headline}],
             "bodies": [{"contentType": "text/plain", "value": text} for text in paragraphs]}  # fmt: skip
    judge.validate(story)
    (place / "story.ninjs.json").write_text(json.dumps(story))
    page = f"<html lang=en><title>{html.escape(headline)}</title><h1>{html.escape(headline)}</h1>{body}</html>"
    weasyprint.HTML(string=page).write_pdf(place / "story.pdf", pdf_variant="pdf/a-3a")
    bagit.make_bag(str(place), {"External-Identifier": guid}, checksums=["sha512"])


if __name__ == "__main__":
    judge = Draft202012Validator(SCHEMA)
    for source in sorted(Path(sys.argv[1]).iterdir()):
        package(source, Path(sys.argv[2]), judge)
