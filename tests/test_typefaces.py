"""The fonts of cards and boards: glyph programs held against fontTools, and what they cannot show."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.cffLib.transforms import desubroutinizeCharString
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from deputy_showcase.outputs.board import cff
from deputy_showcase.outputs.charstrings import Flattening
from deputy_showcase.outputs.typefaces import MISSING, Face, Typeface, path, shown

TEXT = "我是代表承诺王建国欧阳龘鱻骉䶮・·，。（）“”—…0123456789ABCxyz%①☎〓éЖあアㄅ"


@pytest.mark.parametrize("face", ["sans", "serif"])
def test_programs_draw_what_those_of_fonttools_draw(face: Face) -> None:
    font = TTFont(BytesIO(path(face).read_bytes()))
    names, ours = font.getBestCmap(), Typeface(path(face))
    top = font["CFF "].cff.topDictIndex[0]
    sample = {*TEXT, *map(chr, sorted(names)[::97])}
    for character in sorted(sample):
        if ord(character) in names:
            theirs = top.CharStrings[names[ord(character)]]
            desubroutinizeCharString(theirs)
            theirs.compile()
            mine = Typeface.glyph(ours, character)
            assert mine.program == theirs.bytecode, character
            assert mine.advance == font["hmtx"][names[ord(character)]][0]


@pytest.mark.parametrize("face", ["sans", "serif"])
def test_a_small_font_has_the_same_outlines(face: Face) -> None:
    font, ours = TTFont(BytesIO(path(face).read_bytes())), Typeface(path(face))
    whole, names = font.getGlyphSet(), font.getBestCmap()
    small = CFFFontSet()
    glyphs = {ord(one): ours.glyph(one) for one in TEXT}
    small.decompile(BytesIO(cff.font(ours, "ABCDEF+Test", glyphs)), None)
    top = small.topDictIndex[0]
    assert top.charset == [".notdef", *(f"cid{code:05}" for code in sorted(glyphs))]
    for code in glyphs:
        one, other = RecordingPen(), RecordingPen()
        top.CharStrings[f"cid{code:05}"].draw(one)
        whole[names[code]].draw(other)
        assert one.value == other.value, chr(code)


def test_a_program_that_calculates_is_refused() -> None:
    def never(number: int) -> bytes:
        raise AssertionError(number)

    with pytest.raises(ValueError, match="12 23"):
        Flattening(never, never).copy(bytes([139, 12, 23, 14]))


def test_what_the_font_lacks_has_the_mark_for_it() -> None:
    face = Typeface(path("sans"))
    assert face.has("王") and not face.has("𠮷")
    assert face.glyph("𠮷") == face.glyph(MISSING)


def test_what_is_not_to_be_seen_is_left_out() -> None:
    assert shown("王\u200b建\u202e国\x07 A\n") == "王建国 A"
    assert shown("买买提·艾力") == "买买提·艾力"
