"""The few parts of a PDF (ISO 32000-1) that a board needs, written straight into bytes.

Own code, because 151 boards must cost no more than a second: fpdf2 2.8 takes 0.4 s for one (it reads
and cuts the 8 MB font each time), typst 0.15 2.7 s for all even without codes and pictures.
No date and no random number goes in: the same board has the same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

from ..typefaces import Typeface
from . import cff

#: Of compression: half the time of the usual 6, a tenth more bytes.
LEVEL = 2
#: Codes of this range stand for characters that have no 16-bit code or no glyph of their own.
_PRIVATE_USE = 0xE000


class Document:
    """Objects in the order in which they were added, numbered from 1."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def add(self, body: bytes) -> int:
        self._objects.append(body)
        return len(self._objects)

    def reserve(self) -> int:
        """The number of an object that is ``put`` later."""
        return self.add(b"null")

    def put(self, number: int, body: bytes) -> None:
        self._objects[number - 1] = body

    def finish(self, root: int, info: int) -> bytes:
        """The whole file."""
        parts, at, offsets = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], 15, []
        for number, body in enumerate(self._objects, 1):
            offsets.append(at)
            part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
            parts.append(part)
            at += len(part)
        digest = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
        parts += [b"%010d 00000 n \n" % offset for offset in offsets]
        trailer = (len(offsets) + 1, root, info, digest, digest, at)
        ending = (
            b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]>>\nstartxref\n%d\n%%%%EOF\n"
        )
        parts.append(ending % trailer)
        return b"".join(parts)


def stream(entries: bytes, data: bytes, *, compress: bool = True) -> bytes:
    """The body of an object that holds data; ``entries`` go into its dictionary."""
    if compress:
        data, entries = zlib.compress(data, LEVEL), entries + b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def text_string(text: str) -> bytes:
    """A text for people (title, language) as a hexadecimal string; nothing in it can end it."""
    return b"<%b>" % ("\ufeff" + text).encode("utf-16-be", "replace").hex().encode()


class Lettering:
    """One typeface with the characters of one document.

    Args:
        characters: all that the document shows in this typeface.
    """

    def __init__(self, face: Typeface, name: str, characters: Iterable[str]) -> None:
        self._face, self._name = face, name
        found = sorted(set(characters))
        extra = [one for one in found if ord(one) > 0xFFFF or not face.has(one)]
        self._codes = {ord(one): _PRIVATE_USE + index for index, one in enumerate(extra)}
        self._glyphs = {self._codes.get(ord(one), ord(one)): face.glyph(one) for one in found}

    def encoded(self, text: str) -> bytes:
        """The text as codes in hexadecimal."""
        if self._codes:
            text = text.translate(self._codes)
        return text.encode("utf-16-be").hex().encode()

    def embed(self, document: Document) -> int:
        """Add the font to a document, and return its object's number."""
        name = f"{_tag(self._glyphs)}+{self._name}"
        data = cff.font(self._face, name, self._glyphs)
        # Programs of glyphs hardly shrink (to 90 %), and shrinking them would be most of the work.
        file = document.add(stream(b"/Subtype/CIDFontType0C", data, compress=False))
        box = b" ".join(b"%d" % one for one in self._face.top.rawDict["FontBBox"])
        descriptor = document.add(
            b"<</Type/FontDescriptor/FontName/%b/Flags 4/FontBBox[%b]/ItalicAngle 0/Ascent 880"
            b"/Descent -120/CapHeight 733/StemV 85/FontFile3 %d 0 R>>" % (name.encode(), box, file)
        )
        widths = b" ".join(
            b"%d[%d]" % (code, one.advance)
            for code, one in self._glyphs.items()
            if one.advance != 1000
        )
        below = document.add(
            b"<</Type/Font/Subtype/CIDFontType0/BaseFont/%b/CIDSystemInfo<</Registry(Adobe)"
            b"/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%b]>>"
            % (name.encode(), descriptor, widths)
        )
        unicode = document.add(_to_unicode(tuple(self._codes.items())))
        return document.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]"
            b"/ToUnicode %d 0 R>>" % (name.encode(), below, unicode)
        )


def _tag(glyphs: Mapping[int, object]) -> str:
    """Six capitals that tell this subset from others (9.6.4)."""
    digest = hashlib.sha256(repr(sorted(glyphs)).encode()).digest()
    return "".join(chr(65 + one % 26) for one in digest[:6])


@lru_cache(maxsize=64)
def _to_unicode(codes: tuple[tuple[int, int], ...]) -> bytes:
    """Every code means itself, apart from those given to characters without one (9.10.3)."""
    # A range may not go over a change of the first byte, and no more than 100 stand in one list.
    pages = [b"<%02x00><%02xff><%02x00>" % (one, one, one) for one in range(256)]
    lists = [pages[start : start + 100] for start in range(0, 256, 100)]
    parts = [b"%d beginbfrange\n%b\nendbfrange" % (len(one), b"\n".join(one)) for one in lists]
    own = [
        b"<%04x><%b>" % (code, chr(character).encode("utf-16-be", "replace").hex().encode())
        for character, code in codes
    ]
    for start in range(0, len(own), 100):
        some = own[start : start + 100]
        parts.append(b"%d beginbfchar\n%b\nendbfchar" % (len(some), b"\n".join(some)))
    return stream(b"", _CMAP % b"\n".join(parts))


_CMAP = b"""/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
%b
endcmap
CMapName currentdict/CMap defineresource pop
end
end
"""
