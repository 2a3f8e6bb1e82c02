"""The sheets of a board: A4 upright, two columns, as many as it takes. Lengths are points (1/72 inch)
from the top left corner; the same design as ``board.css``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..typefaces import Face
from .content import Board, Entry
from .lines import fitted, lines, width_of

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, TOP, BOTTOM, GUTTER = 12 * MM, 11 * MM, 14 * MM, 8 * MM
COLUMN = (WIDTH - 2 * LEFT - GUTTER) / 2
PHOTO = (21 * MM, 28 * MM)
CODE = 20.5 * MM
GAP = 3.5 * MM
#: Pledges stand behind a red bar.
INDENT = 3.2 * MM
#: Width of name, post and seat, between photo and code.
MIDDLE = COLUMN - PHOTO[0] - CODE - 2 * GAP

Colour = tuple[float, float, float]
INK, SOFT, RED = (0.11, 0.1, 0.09), (0.29, 0.26, 0.24), (0.64, 0.114, 0.114)
RULE: Colour = (0.85, 0.816, 0.765)
#: Ground and letter of drawn initials, as in ``showcase.css``.
TONES: tuple[tuple[str, str], ...] = (
    *(("dfe5e8", "3c5260"), ("e9e1d3", "66532d"), ("dde6df", "3a5845")),
    *(("eaddd8", "74443a"), ("e3dfe9", "514468"), ("e4e4de", "4c4c40")),
)


class Words(NamedTuple):
    """One line of text; ``y`` is its base line. ``bold`` thickens the strokes, in points."""

    x: float
    y: float
    size: float
    text: str
    colour: Colour = INK
    face: Face = "sans"
    bold: float = 0.0


class Box(NamedTuple):
    """A filled rectangle; ``y`` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


class Code(NamedTuple):
    """A QR code without its quiet zone, which is left free around it."""

    x: float
    y: float
    side: float
    address: str


class Portrait(NamedTuple):
    """A photo; ``y`` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    uri: str


class Cell(NamedTuple):
    """A deputy's marks, placed from the upper left corner of the cell."""

    x: float
    y: float
    marks: list[Mark]


Mark = Words | Box | Code | Portrait | Cell


@dataclass(slots=True)
class Sheet:
    """One page: its marks, and how far down it is filled."""

    y: float
    marks: list[Mark] = field(default_factory=list)


def sheets(board: Board) -> list[list[Mark]]:
    """The marks of each page."""
    found = [_first(board)]
    cells = [_cell(one, board.phone) for one in board.entries]
    for start in range(0, len(cells), 2):
        row = cells[start : start + 2]
        height = max(height for _, height in row)
        if found[-1].y + height > HEIGHT - BOTTOM:
            found.append(_next(board))
        _place(found[-1], [marks for marks, _ in row], height)
    for number, sheet in enumerate(found, 1):
        sheet.marks += _foot(board, number, len(found))
    return [sheet.marks for sheet in found]


def _place(sheet: Sheet, row: Sequence[list[Mark]], height: float) -> None:
    for index, marks in enumerate(row):
        rule = Box(0, height - 0.6, COLUMN, 0.6, RULE)
        sheet.marks.append(Cell(LEFT + index * (COLUMN + GUTTER), sheet.y, [*marks, rule]))
    sheet.y += height


def _first(board: Board) -> Sheet:
    """The first sheet with its large head."""
    room = WIDTH - 2 * LEFT
    kicker = f"{board.congress}　{board.motto}" + ("　示例" if board.sample else "")
    sheet = Sheet(TOP + 10)
    sheet.marks.append(Words(LEFT, sheet.y, 10, fitted(kicker, room, 10), RED))
    sheet.y += 41
    sheet.marks.append(Words(LEFT, sheet.y, 35, "我是代表承诺", RED, "serif", 1.3))
    for text in lines(board.station, room, 17):
        sheet.y += 25
        sheet.marks.append(Words(LEFT, sheet.y, 17, text, INK, "serif", 0.5))
    _facts(sheet, board, room)
    sheet.y += 9
    sheet.marks.append(Box(LEFT, sheet.y, room, 1.2 * MM, RED))
    sheet.y += 1.2 * MM
    return sheet


def _facts(sheet: Sheet, board: Board, room: float) -> None:
    for label, text in board.facts:
        for index, line in enumerate(lines(text, room - 30, 10.5)):
            sheet.y += 17
            if not index:
                sheet.marks.append(Words(LEFT, sheet.y, 10.5, label, SOFT))
            bold = 0.3 if label == "电话" else 0.0
            sheet.marks.append(Words(LEFT + 30, sheet.y, 10.5, line, bold=bold))


def _next(board: Board) -> Sheet:
    """A further sheet, which says whose it is."""
    y, room = TOP + 9, WIDTH - 2 * LEFT
    head = Words(LEFT, y, 10, "我是代表承诺", RED, "serif", 0.3)
    name = fitted(board.station, room - 80, 10)
    return Sheet(y + 9, [head, Words(LEFT + 72, y, 10, name), Box(LEFT, y + 6, room, 2, RED)])


def _foot(board: Board, number: int, total: int) -> Iterator[Mark]:
    y = HEIGHT - BOTTOM + 14
    hint = "扫二维码，看这位代表的承诺进展和联系方式。" if board.entries[0].address else ""
    text = fitted("　".join(filter(None, (hint, board.organizer))), WIDTH - 2 * LEFT - 80, 8.5)
    yield Words(LEFT, y, 8.5, text, SOFT)
    page = f"第{number}页，共{total}页" if total > 1 else ""
    yield Words(WIDTH - LEFT - 8.5 * len(page), y, 8.5, page, SOFT)


def _cell(one: Entry, phone: str) -> tuple[list[Mark], float]:
    """The marks of one deputy, and how tall they are: photo, who it is and code side by side, the
    pledges below over the whole width."""
    top = 3.2 * MM
    marks: list[Mark] = [*_face(one, top)]
    y = max(top + PHOTO[1], _who(marks, one, phone, top)) + 2 * MM
    if one.address:
        marks.append(Code(COLUMN - CODE, top, CODE, one.address))
    y = _vows(marks, one, y)
    for line in lines(one.address, COLUMN - INDENT, 6.5):
        y += 8
        marks.append(Words(INDENT, y - 2, 6.5, line, SOFT))
    return marks, y + 1.6 * MM


def _who(marks: list[Mark], one: Entry, phone: str, top: float) -> float:
    """Name, post, seat and telephone; returns where they end."""
    x, y = PHOTO[0] + GAP, top - 4
    for name in lines(one.name, MIDDLE, 15):
        y += 17
        marks.append(Words(x, y, 15, name, bold=0.45))
    y += 2.5
    # Small letters are not thickened: viewers draw no line thinner than a pixel.
    call = f"电话 {phone}" if phone else ""
    for text, colour in ((one.post, INK), (one.seat, SOFT), (one.unit, SOFT), (call, INK)):
        for line in lines(text, MIDDLE, 8.5):
            y += 11.5
            marks.append(Words(x, y, 8.5, line, colour))
    return y


def _face(one: Entry, top: float) -> Iterator[Mark]:
    if one.photo:
        # Whatever its pixels are, it keeps its proportions within the frame.
        scale = min(PHOTO[0] / one.photo.width, PHOTO[1] / one.photo.height)
        yield Portrait(0, top, one.photo.width * scale, one.photo.height * scale, one.photo.uri)
        return
    ground, ink = (_colour(text) for text in TONES[one.tone])
    yield Box(0, top, *PHOTO, ground)
    size = 30.0 if len(one.initial) == 1 else 22.0
    x = (PHOTO[0] - size * len(one.initial)) / 2
    yield Words(x, top + PHOTO[1] / 2 + size * 0.37, size, one.initial, ink, "serif")


def _colour(text: str) -> Colour:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _vows(marks: list[Mark], one: Entry, y: float) -> float:
    """The pledges, each with its day behind it or below; returns where they end."""
    size, room = 10.5, COLUMN - INDENT
    for text, day in one.vows or (("承诺正在登记。", ""),):
        start, bold = y, 0.25 if one.vows else 0.0
        found = lines(text, room, size)
        for line in found:
            y += 14.5
            marks.append(Words(INDENT, y - 3, size, line, bold=bold))
        if day:
            x = INDENT + (width_of(found[-1]) + 1) * size if found else INDENT
            if x + width_of(day) * 8 > COLUMN:
                x, y = INDENT, y + 11
            marks.append(Words(x, y - 3, 8, day, SOFT))
        marks.append(Box(0, start + 1, 0.8 * MM, y - start, RED))
        y += 1.6 * MM
    return y
