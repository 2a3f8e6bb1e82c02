"""How each kind of card looks, large and square. Lengths are pixels from the top left corner."""

from __future__ import annotations

from ...share import HEIGHT, SQUARE, WIDTH, Likeness, ShareCard
from .canvas import (
    DEEP,
    GOLD,
    INK,
    LINE,
    PAPER,
    RED,
    SOFT,
    TONES,
    Canvas,
    Pictures,
    fitting,
    plain,
    wrapped,
)

#: The mark of the site (人), as in ``showcase.svg``: two strokes in a field of 64 units.
_MARK = (
    ((32, 11), (32, 29.5), (16.2, 52), (9.2, 52), (25, 29), (25, 11)),
    ((39, 11), (39, 29), (54.8, 52), (47.8, 52), (35.5, 34.5), (32, 29.5)),
)


def large(card: ShareCard, pictures: Pictures) -> bytes:
    """The card, 1200 × 630, as JPEG."""
    return _LARGE[card.kind](card, pictures).jpeg()


def square(card: ShareCard, pictures: Pictures) -> bytes:
    """400 × 400 for WeChat, which shows it as small as a thumbnail: one thing only."""
    if card.kind in ("profile", "article"):
        canvas, one = Canvas((SQUARE, SQUARE), PAPER), card.pictures[0]
        canvas.paste(pictures(one.uri), (0, 0, SQUARE, SQUARE), one.focus)
        return canvas.jpeg()
    return _red_square(card).jpeg()


def _profile(card: ShareCard, pictures: Pictures) -> Canvas:
    canvas, one = Canvas((WIDTH, HEIGHT), PAPER), card.pictures[0]
    canvas.paste(pictures(one.uri), (0, 0, 472, HEIGHT), one.focus)
    canvas.box(472, 0, 10, HEIGHT, RED)
    x, room = 540, 596
    canvas.text(x, 86, plain(card.kicker), 28, RED)
    names, size = _one_line(card.title, room, (104, 92, 80, 68, 56), (56, 46, 38))
    y = canvas.paragraph(x - 4, 150 + size * 0.5, names, size, INK, "serif", bold=1.4, leading=1.2)
    y -= size * 0.8
    canvas.box(x, y, 72, 6, RED)
    y += 66
    post, seat = (*card.lines, "", "")[:2]
    y = canvas.paragraph(x, y, wrapped(post, room, 34, 3), 34, INK)
    canvas.paragraph(x, y + 6, wrapped(seat, room, 28, 2), 28, SOFT)
    _imprint(canvas, card, x, room)
    return canvas


def _article(card: ShareCard, pictures: Pictures) -> Canvas:
    canvas, one = Canvas((WIDTH, HEIGHT), PAPER), card.pictures[0]
    canvas.paste(pictures(one.uri), (740, 0, WIDTH - 740, HEIGHT), one.focus)
    canvas.box(0, 0, 12, HEIGHT, RED)
    x, room = 64, 624
    canvas.text(x, 86, plain(card.kicker), 28, RED)
    title, size = fitting(card.title, room, (72, 64, 56, 48), 4)
    y = canvas.paragraph(x, 106 + size, title, size, INK, "serif", bold=1.1, leading=1.3)
    name, post = (*card.lines, "", "")[:2]
    y = max(y - size * 0.3, 396)
    if name:
        canvas.text(x, y + 24, plain(name), 34, INK, bold=0.8)
        below = wrapped(post, room, 26, 1)
        canvas.paragraph(x, y + 66, below, 26, SOFT)
    _imprint(canvas, card, x, room)
    return canvas


def _week(card: ShareCard, pictures: Pictures) -> Canvas:
    canvas = Canvas((WIDTH, HEIGHT), PAPER)
    canvas.box(0, 0, 384, HEIGHT, RED)
    year, number = card.title.removesuffix("周").split("年第")
    canvas.text(48, 86, plain(card.kicker), 28, "#f6dcd6")
    canvas.text(44, 330, number, 210, "#ffffff", "serif", bold=2)
    canvas.text(48, 398, f"{year}年第{number}周", 36, "#ffffff", bold=0.6)
    canvas.text(48, 448, plain(card.lines[0]), 26, "#f6dcd6")
    canvas.text(48, 548, card.site, 32, "#ffffff", "serif", bold=0.6)
    canvas.text(48, 586, plain(card.owner), 20, "#f6dcd6")
    if card.sample:
        _stamp(canvas, 120, 500, "#f6dcd6")
    columns = 2 if len(card.pictures) <= 4 else 3
    rows = max(2, -(-len(card.pictures) // columns))
    step_x, step_y = 776 // columns, 566 // rows
    for index, one in enumerate(card.pictures):
        x, y = 424 + index % columns * step_x, 34 + index // columns * step_y
        _person(canvas, one, (x, y, step_x - 20, step_y - 20), pictures)
    return canvas


def _person(
    canvas: Canvas, one: Likeness, place: tuple[int, int, int, int], pictures: Pictures
) -> None:
    """A portrait with its name and district beside it."""
    x, y, width, height = place
    tall = min(height, 250)
    wide = tall * 3 // 4
    if one.uri:
        canvas.paste(pictures(one.uri), (x, y, wide, tall), one.focus)
    else:
        ground, ink = TONES[one.tone]
        canvas.box(x, y, wide, tall, ground)
        size = wide * 5 // 9 if len(one.initial) == 1 else wide * 2 // 5
        canvas.text(x + wide / 2, y + tall / 2, plain(one.initial), size, ink, "serif", anchor="mm")
    room = width - wide - 14
    names, size = _one_line(one.label, room, (40, 36, 32, 28, 24), (22, 18))
    below = canvas.paragraph(x + wide + 14, y + size, names, size, INK, bold=0.7, leading=1.2)
    canvas.paragraph(x + wide + 14, below + 2, wrapped(one.note, room, 22, 2), 22, SOFT)


def _place(card: ShareCard, pictures: Pictures) -> Canvas:
    canvas = Canvas((WIDTH, HEIGHT), RED)
    _mark(canvas, 660, -90, 12.6, DEEP)
    canvas.text(80, 118, plain(card.kicker), 34, "#f6dcd6")
    canvas.box(80, 150, 72, 5, GOLD)
    title, size = _one_line(card.title, 1040, (150, 136, 120, 104), (96, 76, 60))
    y = canvas.paragraph(
        74, 238 + size * 0.62, title, size, "#ffffff", "serif", bold=1.6, leading=1.2
    )
    canvas.paragraph(80, y - size * 0.42, wrapped(card.lines[0], 900, 38, 2), 38, "#f6dcd6")
    canvas.box(80, 520, 1040, 1, "#c46a60")
    canvas.text(80, 572, plain(card.owner), 28, "#f6dcd6")
    if card.sample:
        _stamp(canvas, 1120, 572, "#f6dcd6")
    return canvas


def _red_square(card: ShareCard) -> Canvas:
    canvas = Canvas((SQUARE, SQUARE), RED)
    _mark(canvas, 20, 18, 5.6, DEEP)
    if card.kind == "week":
        year, number = card.title.removesuffix("周").split("年第")
        canvas.text(200, 92, f"{year}年", 44, "#f6dcd6", anchor="ms")
        canvas.text(200, 280, number, 190, "#ffffff", "serif", bold=2, anchor="ms")
        canvas.text(200, 356, f"第{number}周", 44, "#f6dcd6", anchor="ms")
        return canvas
    title, size = fitting(card.title, 340, (112, 84, 66, 52), 2)
    y = (200 if len(title) == 1 else 176) - (len(title) - 1) * size * 0.6 + size * 0.2
    for one in title:
        canvas.text(200, y, one, size, "#ffffff", "serif", bold=1.4, anchor="ms")
        y += size * 1.2
    canvas.box(164, 296, 72, 5, GOLD)
    canvas.text(200, 350, "人大代表", 40, "#f6dcd6", anchor="ms")
    return canvas


def _one_line(
    text: str, room: float, sizes: tuple[int, ...], smaller: tuple[int, ...]
) -> tuple[list[str], int]:
    """A name on one line if any of the sizes allows it, else on two in one of the smaller ones."""
    found, size = fitting(text, room, sizes, 1)
    return (found, size) if found == [plain(text)] else fitting(text, room, smaller, 2)


def _imprint(canvas: Canvas, card: ShareCard, x: int, room: int) -> None:
    """Whose card it is, at the foot."""
    canvas.box(x, 524, room, 2, LINE)
    canvas.text(x, 574, plain(card.site), 30, RED, "serif", bold=0.6)
    width = len(card.site) * 30
    owner = wrapped(card.owner, room - width - 130, 24, 1)
    canvas.paragraph(x + width + 24, 573, owner, 24, SOFT)
    if card.sample:
        _stamp(canvas, x + room, 573, SOFT)


def _stamp(canvas: Canvas, right: float, y: float, colour: str) -> None:
    """Says that it is made up; ``right`` is its right edge."""
    canvas.frame(right - 72, y - 28, 72, 38, colour)
    canvas.text(right - 36, y, "示例", 24, colour, anchor="ms")


def _mark(canvas: Canvas, x: float, y: float, scale: float, colour: str) -> None:
    for stroke in _MARK:
        canvas.polygon([(x + px * scale, y + py * scale) for px, py in stroke], colour)


_LARGE = {"profile": _profile, "article": _article, "week": _week, "place": _place}
