"""Draws the sheets of a board into a PDF: text that can be selected, codes and photos that stay sharp.

A QR code is set like text, in a typeface of sixteen blocks: each hexadecimal digit of a row of modules
is one character, four modules wide (a Type 3 font, 9.6.5). As lines each code would take ten times the
room, and a picture of it would be smoothed by some viewers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from ...pages import qr
from ..typefaces import typeface
from .content import Board, Photo
from .pdf import Document, Lettering, stream, text_string
from .sheets import HEIGHT, WIDTH, Box, Cell, Code, Colour, Mark, Portrait, Words, sheets

#: Gives the bytes of one of the site's pictures by its uri.
Pictures = Callable[[str], bytes]
#: Blocks reach over their edge so that no viewer shows a hairline between them.
_OVER = 0.03
_NAMES = {"sans": ("S", "NotoSansSC-Regular"), "serif": ("T", "NotoSerifSC-Regular")}


def draw(board: Board, pictures: Pictures) -> bytes:
    """The whole file; the same bytes for the same board and pictures."""
    document, pages = Document(), sheets(board)
    fonts = _fonts(pages)
    portraits = {one.photo.uri: one.photo for one in board.entries if one.photo}
    images = {uri: f"P{index}" for index, uri in enumerate(portraits)}
    xobjects = b"".join(
        b"/%b %d 0 R" % (images[uri].encode(), _image(document, photo, pictures(uri)))
        for uri, photo in portraits.items()
    )
    lettering = b"".join(
        b"/%b %d 0 R" % (_NAMES[face][0].encode(), one.embed(document))
        for face, one in fonts.items()
    )
    resources = document.add(
        b"<</Font<<%b/Q %d 0 R>>/XObject<<%b>>>>" % (lettering, _blocks(document), xobjects)
    )
    pen = _Pen(fonts, images)
    return _bound(document, board, resources, [pen.marks(one, HEIGHT) for one in pages])


def _bound(document: Document, board: Board, resources: int, contents: list[bytes]) -> bytes:
    """The pages put together to a file."""
    parent, kids = document.reserve(), []
    for content in contents:
        drawn = document.add(stream(b"", content))
        kids.append(
            document.add(
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %d 0 R>>"
                % (parent, WIDTH, HEIGHT, resources, drawn)
            )
        )
    list_ = b" ".join(b"%d 0 R" % one for one in kids)
    document.put(parent, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), list_))
    root = document.add(
        b"<</Type/Catalog/Pages %d 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>>>"
        % parent
    )
    info = document.add(b"<</Title %b>>" % text_string(f"{board.station}公示牌"))
    return document.finish(root, info)


def _fonts(pages: Iterable[Iterable[Mark]]) -> dict[str, Lettering]:
    used: dict[str, list[str]] = {"sans": [], "serif": []}

    def collect(marks: Iterable[Mark]) -> None:
        for mark in marks:
            if isinstance(mark, Words):
                used[mark.face].append(mark.text)
            elif isinstance(mark, Cell):
                collect(mark.marks)

    for marks in pages:
        collect(marks)
    return {
        "sans": Lettering(typeface("sans"), _NAMES["sans"][1], "".join(used["sans"])),
        "serif": Lettering(typeface("serif"), _NAMES["serif"][1], "".join(used["serif"])),
    }


class _Pen:
    """Writes marks as the operators of a page; ``top`` is the height of what they lie in."""

    def __init__(self, fonts: dict[str, Lettering], images: dict[str, str]) -> None:
        self._fonts, self._images = fonts, images

    def marks(self, marks: Iterable[Mark], top: float) -> bytes:
        return b"\n".join(self._mark(one, top) for one in marks)

    def _mark(self, mark: Mark, top: float) -> bytes:
        if isinstance(mark, Words):
            return _words(mark, self._fonts[mark.face], top)
        if isinstance(mark, Box):
            place = mark.x, top - mark.y - mark.height, mark.width, mark.height
            return b"%b rg %.2f %.2f %.2f %.2f re f" % (_colour(mark.colour), *place)
        if isinstance(mark, Code):
            return _code(mark, top)
        if isinstance(mark, Portrait):
            size = mark.width, mark.height, mark.x, top - mark.y - mark.height
            name = self._images[mark.uri].encode()
            return b"q %.2f 0 0 %.2f %.2f %.2f cm /%b Do Q" % (*size, name)
        inner = self.marks(mark.marks, 0)
        return b"q 1 0 0 1 %.2f %.2f cm\n%b\nQ" % (mark.x, top - mark.y, inner)


@cache
def _colour(colour: Colour) -> bytes:
    return b"%.3g %.3g %.3g" % colour


def _words(mark: Words, font: Lettering, top: float) -> bytes:
    colour, name = _colour(mark.colour), _NAMES[mark.face][0].encode()
    weight = b"2 Tr %.2f w %b RG" % (mark.bold, colour) if mark.bold else b"0 Tr"
    place = mark.size, mark.x, top - mark.y, font.encoded(mark.text)
    return b"BT %b %b rg /%b %.4g Tf %.2f %.2f Td <%b> Tj ET" % (weight, colour, name, *place)


def _code(mark: Code, top: float) -> bytes:
    """The code's rows as text; what they would read as is hidden from those who select it."""
    size, bits = qr.modules(mark.address)
    unit = mark.side / size
    shown = _rows(size, bits).encode()
    return b"/Span<</ActualText<feff>>>BDC BT 0 g /Q %.4f Tf %.4f TL %.2f %.2f Td %b ET EMC" % (
        *(unit, unit, mark.x, top - mark.y),
        shown,
    )


def _rows(size: int, bits: int) -> str:
    """Each row filled up to whole digits, as a string that is shown on a line of its own."""
    digits = -(-size // 4)
    spare = "0" * (4 * digits - size)
    filled = spare.join(_cut(f"{bits:0{size * size}b}", size)) + spare
    return "(" + ")'(".join(_cut(f"{int(filled, 2):0{digits * size}x}", digits)) + ")'"


def _cut(text: str, length: int) -> list[str]:
    return [text[at : at + length] for at in range(0, len(text), length)]


def _blocks(document: Document) -> int:
    """The typeface of sixteen blocks, each four units wide and one tall."""
    names = "0123456789abcdef"
    procedures = b"".join(
        b"/b%b %d 0 R" % (name.encode(), document.add(stream(b"", _block(value), compress=False)))
        for value, name in enumerate(names)
    )
    letters = b"".join(b"/b%b" % name.encode() for name in names[10:])
    widths = b" ".join([b"4"] * (ord("f") - ord("0") + 1))
    differences = b"48" + b"".join(b"/b%b" % one.encode() for one in names[:10]) + b" 97" + letters
    return document.add(
        b"<</Type/Font/Subtype/Type3/FontBBox[-1 -1 5 2]/FontMatrix[1 0 0 1 0 0]/CharProcs<<%b>>"
        b"/Encoding<</Type/Encoding/Differences[%b]>>/FirstChar 48/LastChar 102/Widths[%b]"
        b"/Resources<<>>>>" % (procedures, differences, widths)
    )


def _block(value: int) -> bytes:
    """Runs of dark modules in a number of four bits, the highest one to the left."""
    parts, bits = [b"4 0 -1 -1 5 2 d1"], f"{value:04b}"
    at = 0
    while at < 4:
        length = len(bits[at:]) - len(bits[at:].lstrip("1"))
        if length:
            place = at - _OVER, -_OVER, length + 2 * _OVER, 1 + 2 * _OVER
            parts.append(b"%.3g %.3g %.4g %.4g re" % place)
        at += length + 1
    return b" ".join([*parts, b"f"] if len(parts) > 1 else parts)


def _image(document: Document, photo: Photo, data: bytes) -> int:
    """A JPEG goes in as it is (7.4.8)."""
    entries = (
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
        b"/Filter/DCTDecode" % (photo.width, photo.height)
    )
    return document.add(stream(entries, data, compress=False))
