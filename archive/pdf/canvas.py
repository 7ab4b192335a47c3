"""A ReportLab canvas that writes tagged, archival pages: every mark belongs to an element or is an artifact.

What ReportLab's canvas cannot do is done here with its own object model, without changing ReportLab: marked content, pages
with StructParents and Tabs, links that are elements, and the document level of PDF/A and PDF/UA (structure tree, XMP, output
intent, associated files, outline, identifier made from the content). Graphics (lines, colours) are ReportLab's own methods.

Places no text (see `textdraw.py`) and no boxes (see `pages.py`).
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

from reportlab.pdfgen.canvas import Canvas

from archive.pdf import outline, structure
from archive.pdf.attachments import AssociatedFile, embed
from archive.pdf.embedding import EmbeddedFont
from archive.pdf.fonts import Face
from archive.pdf.icc import srgb
from archive.pdf.images import Picture
from archive.pdf.levels import Level
from archive.pdf.metadata import DocumentInfo, information, pdf_date, xmp
from archive.pdf.objects import Ready, add, number, stream, string
from archive.pdf.outline import Bookmark
from archive.pdf.structure import Annotated, Element, Marked, Structure

_INFO_ENTRY: Final = re.compile(rb"/Info \d+ 0 R\n?")
_SRGB: Final = string("sRGB IEC61966-2.1")


@cache
def _profile() -> bytes:
    """Return the stream of the output intent's profile, the same in every document."""
    return stream(srgb(), "/N 3")


class TaggedCanvas(Canvas):
    """A canvas for one document.

    Args:
        size: Width and height of the pages, in points.
        info: What the document says of itself.
        level: The conformance that it claims.
        files: What it carries.
        rtl: Whether its pages are read from right to left.

    Attributes:
        structure: The elements.
        level: The conformance that the document claims.
    """

    # What ReportLab's canvas keeps for itself and this one needs: its document, the operators of the open page, its size.
    _doc: Any
    _code: list[str]
    _pagesize: tuple[float, float]
    _startPage: Callable[[], None]  # noqa: N815  ReportLab's name

    def __init__(
        self, *, size: tuple[float, float], info: DocumentInfo, level: Level, files: Sequence[AssociatedFile] = (), rtl: bool
    ) -> None:
        super().__init__(io.BytesIO(), pagesize=size, pageCompression=1, invariant=1, pdfVersion=level.version)
        self.structure = Structure()
        self._info = info
        self.level = level
        self._files = tuple(files)
        self._rtl = rtl
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._font_list = Ready()
        add(self._doc, self._font_list)
        self._images: dict[bytes, tuple[str, str]] = {}
        self._profiles: dict[bytes, str] = {}
        self._bookmarks: list[Bookmark] = []
        self._digest = hashlib.sha256(repr(info).encode())
        self._begin_page()

    def _make_preamble(self) -> None:
        """Set no initial font: ReportLab would name Helvetica, which no archival file may leave to the reader."""
        self._preamble = ""

    def _begin_page(self) -> None:
        """Reserve the page, so that content can refer to it."""
        self._page = Ready()
        self._doc.Reference(self._page, self._doc.thisPageName())
        self._page.ref = self._doc.thisPageRef().format(self._doc).decode("ascii")
        self._key, self._marked = self.structure.page()
        self._annotations: list[str] = []

    def put(self, operators: str) -> None:
        """Append operators to the page."""
        self._code.append(operators)

    def mark(self, element: Element, tag: str = "") -> str:
        """Return the operator that begins marked content of `element`; `EMC` ends it."""
        mcid = len(self._marked)
        self._marked.append(element)
        element.kids.append(Marked((self._page.ref, mcid)))
        return f"/{tag or element.tag}<</MCID {mcid}>>BDC"

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """Mark what is drawn inside as no part of the content (ISO 32000-1, 14.8.2.2)."""
        self.put(f"/Artifact<</Type/{kind}{f'/Subtype/{subtype}' if subtype else ''}>>BDC")
        yield
        self.put("EMC")

    def font(self, face: Face) -> EmbeddedFont:
        """Return what this document needs of a face."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = EmbeddedFont(face, f"F{len(self._fonts) + 1}")
        return font

    def image(self, picture: Picture) -> str:
        """Return the resource name of an image, which is embedded once however often it is shown."""
        key = hashlib.sha256(b"\0".join((picture.data, picture.mask, picture.profile))).digest()
        if key not in self._images:
            self._digest.update(key)
            head = f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
            space = f"/{picture.space}"
            if picture.profile:
                space = f"[/ICCBased {self._profile_ref(picture.profile, picture.components)}]"
            mask = ""
            if picture.mask:
                entries = f"{head}/ColorSpace/DeviceGray{picture.mask_entries}"
                mask = f"/SMask {add(self._doc, Ready(stream(picture.mask, entries, effort=0)))}"
            entries = f"{head}/ColorSpace{space}{picture.entries}{mask}"
            ref = add(self._doc, Ready(stream(picture.data, entries, effort=0)))
            self._images[key] = (f"Im{len(self._images) + 1}", ref)
        return self._images[key][0]

    def _profile_ref(self, profile: bytes, components: int) -> str:
        """Return the reference of a colour profile."""
        if profile not in self._profiles:
            self._profiles[profile] = add(self._doc, Ready(stream(profile, f"/N {components}")))
        return self._profiles[profile]

    def link(self, element: Element, url: str, box: tuple[float, float, float, float]) -> None:
        """Lay a link over `box` (left, bottom, right, top in points); the Link element gets a reference to it.

        ISO 14289-1, 7.18: an annotation is printed, says in words what it is, and belongs to an element.
        """
        key = self.structure.annotation(element)
        area = " ".join(map(number, box))
        target = string(url)
        annotation = (
            f"<</Type/Annot/Subtype/Link/Rect[{area}]/Border[0 0 0]/F 4/Contents{target}/StructParent {key}"
            f"/A<</S/URI/URI{target}>>>>"
        )
        ref = add(self._doc, Ready(annotation.encode("ascii")))
        self._annotations.append(ref)
        element.kids.append(Annotated((self._page.ref, ref)))

    def bookmark(self, title: str, depth: int, top: float, element: Element) -> None:
        """Enter a heading in the outline."""
        self._bookmarks.append(Bookmark(title=title, depth=depth, page=self._page.ref, top=top, element=element))

    def showPage(self) -> None:  # noqa: N802  ReportLab's name
        """End the page and begin the next."""
        self._finish_page()
        self._startPage()
        self._begin_page()

    def _finish_page(self) -> None:
        """Write the page that is open."""
        content = "\n".join(self._code).encode("ascii")
        self._digest.update(content)
        contents = add(self._doc, Ready(stream(content)))
        width, height = map(number, self._pagesize)
        parent = self._doc.Reference(self._doc.Pages).format(self._doc).decode("ascii")
        images = "".join(f"/{key} {ref}" for key, ref in self._images.values())
        links = f"/Annots[{' '.join(self._annotations)}]" if self._annotations else ""
        self._page.data = (
            f"<</Type/Page/Parent {parent}/MediaBox[0 0 {width} {height}]/Contents {contents}"
            f"/Resources<</Font {self._font_list.ref}{f'/XObject<<{images}>>' if images else ''}>>"
            f"{links}/StructParents {self._key}/Tabs/S>>"
        ).encode("ascii")
        self._doc.addPage(self._page)

    def finish(self) -> bytes:
        """End the last page and return the file; the canvas is of no use after this."""
        self._finish_page()
        document = self._doc
        for font in self._fonts.values():
            font.write(document)
        fonts = "".join(f"/{font.name} {font.ref}" for font in self._fonts.values())
        self._font_list.data = f"<<{fonts}>>".encode("ascii")
        document.Catalog = Ready(self._catalog())
        document.info = Ready(information(self._info))
        for file in self._files:
            self._digest.update(hashlib.sha256(file.data).digest())
        identifier = self._digest.hexdigest()[:32].encode("ascii")
        document._ID = b"[<%s><%s>]" % (identifier, identifier)  # noqa: SLF001  ReportLab's digest would know the title only
        data: bytes = document.format()
        if self.level.info:
            return data
        # The trailer is behind the cross-reference table, so nothing moves that an offset names.
        head, keyword, tail = data.rpartition(b"trailer")
        return head + keyword + _INFO_ENTRY.sub(b"", tail)

    def _catalog(self) -> bytes:
        """Add the document-level objects and return the catalogue."""
        document, info = self._doc, self._info
        pages = document.Reference(document.Pages).format(document).decode("ascii")
        tree = structure.write(document, self.structure, self.level)
        bookmarks = outline.write(document, self._bookmarks, self.level)
        profile = add(document, Ready(_profile()))
        packet = add(document, Ready(stream(xmp(info, self.level), "/Type/Metadata/Subtype/XML", effort=0)))
        files, associated = embed(document, self._files, pdf_date(info.modified))
        direction = "/Direction/R2L" if self._rtl else ""
        entries = [
            f"/Type/Catalog/Pages {pages}/Lang{string(info.language)}/MarkInfo<</Marked true>>/StructTreeRoot {tree}",
            f"/ViewerPreferences<</DisplayDocTitle true{direction}>>/Metadata {packet}",
            f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{_SRGB}/Info{_SRGB}",
            f"/RegistryName{string('http://www.color.org')}/DestOutputProfile {profile}>>]",
            f"/Outlines {bookmarks}" if bookmarks else "",
            f"/Names{files}/AF{associated}" if self._files or self.level.embeds else "",
        ]
        return f"<<{''.join(entries)}>>".encode("ascii")
