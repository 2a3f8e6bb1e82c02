"""Small figures and the things around them: people, benches, lamps, stalls, pots, a bicycle."""

from __future__ import annotations

from .drawing import Color, Point, curve, darker, lighter, loop, oval
from .moods import ACCENT, Stage
from .scenery import shadow

_CLOTHES: tuple[Color, ...] = (
    (84, 98, 124),
    (120, 132, 126),
    (164, 136, 112),
    (104, 92, 104),
    (142, 154, 166),
    (176, 160, 130),
    (96, 112, 104),
    (150, 104, 96),
    (206, 200, 188),
    (74, 80, 92),
)
_SKIN: Color = (228, 190, 160)
_DARK: Color = (54, 48, 50)
_GREY: Color = (168, 166, 168)
#: How tall grown people and children are, by a common measure.
_ADULTS, _CHILDREN = (0.92, 0.97, 1.0, 1.04), (0.58, 0.66)


def person(
    stage: Stage,
    x: float,
    base: float,
    height: float,
    depth: float = 0.0,
    *,
    is_child: bool = False,
) -> None:
    """Somebody standing or walking, seen from far: ``height`` from foot to crown."""
    rng, h, side = stage.rng, height, stage.rng.choice((-1, 1))
    coat = stage.tone(ACCENT if rng.random() < 0.02 else rng.choice(_CLOTHES), depth)
    shadow(stage, x, base, h * 0.24)
    _legs(stage, x, base, h, stage.tone(rng.choice(_CLOTHES[:4]), depth), side)
    _torso(stage, x, base, h, coat, side)
    hair = _GREY if not is_child and rng.random() < 0.25 else _DARK
    _head(stage, (x, base - h * 0.89), h * (1.22 if is_child else 1.0), side, hair, depth)
    if rng.random() < 0.3:
        _bag(stage, x - side * h * 0.16, base - h * 0.38, h, depth)


def _legs(stage: Stage, x: float, base: float, h: float, color: Color, side: int) -> None:
    stride = stage.rng.choice((0.03, 0.06, 0.11))
    for foot in (-1, 1):
        leg = [(x + foot * h * 0.045, base - h * 0.46), (x + foot * h * stride, base - h * 0.02)]
        stage.canvas.stroke(leg, h * 0.085, darker(color, 0.1 if foot == side else 0.0))


def _head(stage: Stage, at: Point, h: float, side: int, hair: Color, depth: float) -> None:
    """A head turned a little to one side, on its neck; ``h`` is the height of a grown person."""
    skin, canvas = stage.tone(_SKIN, depth), stage.canvas
    canvas.stroke([(at[0], at[1] + h * 0.07), (at[0], at[1] + h * 0.12)], h * 0.055, skin)
    face = (at[0] + side * h * 0.012, at[1])
    canvas.ellipse(face, (h * 0.068, h * 0.082), skin)
    _hair(stage, face, h, side, stage.tone(hair, depth))


def _torso(stage: Stage, x: float, base: float, h: float, coat: Color, side: int) -> None:
    long = stage.rng.choice((0.4, 0.42, 0.34))
    body = loop(
        (x - h * 0.1, base - h * 0.79),
        (x + h * 0.1, base - h * 0.79),
        (x + h * 0.115, base - h * 0.6),
        (x + h * 0.1, base - h * long),
        (x - h * 0.1, base - h * long),
        (x - h * 0.115, base - h * 0.6),
    )
    swing = stage.rng.choice((0.02, 0.05, 0.08))
    for arm in (-1, 1):
        hand = (x + arm * h * (0.12 + swing), base - h * 0.43)
        line = curve(
            (x + arm * h * 0.1, base - h * 0.75), (x + arm * h * 0.15, base - h * 0.6), hand
        )
        stage.canvas.stroke(line, h * 0.055, darker(coat, 0.12 if arm == side else 0.05))
    stage.canvas.fill(body, coat)


def _hair(stage: Stage, head: Point, h: float, side: int, color: Color) -> None:
    x, y = head
    cap = loop(
        (x - h * 0.074, y + h * 0.005),
        (x - h * 0.06, y - h * 0.07),
        (x, y - h * 0.098),
        (x + h * 0.06, y - h * 0.07),
        (x + h * 0.074, y + h * 0.005),
        (x + side * h * 0.02, y - h * 0.045),
    )
    stage.canvas.fill(cap, color)
    if stage.rng.random() < 0.4:
        stage.canvas.ellipse((x - side * h * 0.05, y + h * 0.03), (h * 0.035, h * 0.075), color)


def _bag(stage: Stage, x: float, y: float, h: float, depth: float) -> None:
    color = stage.tone(stage.rng.choice(_CLOTHES), depth)
    stage.canvas.rectangle((x - h * 0.05, y - h * 0.05, x + h * 0.05, y + h * 0.08), color)
    stage.canvas.stroke(
        curve((x - h * 0.03, y - h * 0.05), (x, y - h * 0.1), (x + h * 0.03, y - h * 0.05)),
        2.5,
        color,
    )


def group(
    stage: Stage,
    x: float,
    base: float,
    height: float,
    count: int,
    depth: float = 0.0,
    *,
    children: float = 0.2,
) -> None:
    """A few people together; ``children`` is the share of children, nobody alone is one."""
    for place in range(count):
        is_child = count > 1 and stage.rng.random() < children
        share = stage.rng.choice(_CHILDREN if is_child else _ADULTS)
        at = x + place * height * stage.rng.uniform(0.36, 0.5)
        foot = base + stage.near(0, height * 0.04)
        person(stage, at, foot, height * share, depth, is_child=is_child)


def bench(stage: Stage, x: float, base: float, width: float) -> None:
    wood = stage.tone((146, 112, 84))
    shadow(stage, x, base, width * 0.6)
    for y in (0.24, 0.44):
        stage.canvas.rectangle(
            (x - width / 2, base - width * y - 9, x + width / 2, base - width * y), wood
        )
    for leg in (-0.4, 0.4):
        stage.canvas.rectangle(
            (x + width * leg - 4, base - width * 0.46, x + width * leg + 4, base), darker(wood, 0.3)
        )


def lamp(stage: Stage, x: float, base: float, height: float) -> None:
    """A street lamp, alight in the evening."""
    pole = stage.tone((88, 92, 98))
    stage.canvas.stroke([(x, base), (x, base - height)], max(height * 0.02, 2.5), pole)
    stage.canvas.stroke(
        curve(
            (x, base - height),
            (x + height * 0.06, base - height * 1.04),
            (x + height * 0.14, base - height * 1.02),
        ),
        max(height * 0.016, 2),
        pole,
    )
    glow = (x + height * 0.14, base - height)
    if stage.light.is_evening:
        for radius in (0.2, 0.12):
            stage.canvas.ellipse(glow, (height * radius, height * radius), (255, 226, 160), 0.2)
    stage.canvas.ellipse(glow, (height * 0.035, height * 0.022), (255, 240, 206))


def stall(stage: Stage, x: float, base: float, width: float, color: Color) -> None:
    """A market stall: striped awning, counter, crates of fruit and vegetables."""
    canvas, pale = stage.canvas, stage.tone((246, 240, 228))
    roof, cloth = base - width * 0.84, stage.tone(color)
    for pole in (-0.45, 0.45):
        canvas.rectangle(
            (x + width * pole - 4, roof, x + width * pole + 4, base), stage.tone((120, 106, 94))
        )
    canvas.rectangle(
        (x - width * 0.46, base - width * 0.36, x + width * 0.46, base), stage.tone((156, 124, 94))
    )
    canvas.rectangle(
        (x - width * 0.5, base - width * 0.4, x + width * 0.5, base - width * 0.33),
        stage.tone((178, 146, 112)),
    )
    _crates(stage, x, base - width * 0.4, width)
    stripes = 8
    for place in range(stripes):
        left, right = place / stripes - 0.5, (place + 1) / stripes - 0.5
        tone = cloth if place % 2 else pale
        strip = [
            (x + width * left * 0.9, roof - width * 0.12),
            (x + width * right * 0.9, roof - width * 0.12),
            (x + width * right * 1.1, roof + width * 0.1),
            (x + width * left * 1.1, roof + width * 0.1),
        ]
        canvas.fill(strip, tone)
        middle = x + width * (left + right) / 2 * 1.1
        canvas.ellipse(
            (middle, roof + width * 0.1), (width * 1.1 / stripes / 2, width * 0.035), tone
        )


def _crates(stage: Stage, x: float, y: float, width: float) -> None:
    goods: tuple[Color, ...] = (
        (196, 88, 70),
        (214, 158, 76),
        (124, 152, 88),
        (148, 92, 116),
        (226, 196, 120),
        (104, 134, 92),
    )
    for place in range(4):
        left = x - width * 0.44 + place * width * 0.23
        tone = stage.tone(stage.rng.choice(goods))
        for step in range(5):
            center = (
                left + width * (0.02 + 0.04 * step),
                y - width * 0.035 - (step % 2) * width * 0.018,
            )
            stage.canvas.ellipse(
                center, (width * 0.03, width * 0.03), lighter(tone, 0.1 * (step % 3))
            )
        stage.canvas.rectangle(
            (left - width * 0.012, y - width * 0.03, left + width * 0.195, y),
            stage.tone((186, 156, 118)),
        )


def bicycle(stage: Stage, x: float, base: float, size: float) -> None:
    color, canvas = stage.tone((74, 84, 96)), stage.canvas
    hubs = (x - size * 0.36, x + size * 0.36)
    for hub in hubs:
        rim = oval((hub, base - size * 0.24), (size * 0.24, size * 0.24))
        canvas.stroke([*rim, rim[0]], size * 0.035, color)
    low, seat, bar = (
        (x - size * 0.04, base - size * 0.24),
        (x - size * 0.14, base - size * 0.56),
        (x + size * 0.24, base - size * 0.56),
    )
    for line in (
        [(hubs[0], base - size * 0.24), low, bar, seat, low],
        [(hubs[1], base - size * 0.24), bar, (bar[0] + size * 0.02, base - size * 0.68)],
        [seat, (hubs[0], base - size * 0.24)],
    ):
        canvas.stroke(line, size * 0.04, color)
    canvas.stroke(
        [(seat[0] - size * 0.07, seat[1] - 3), (seat[0] + size * 0.06, seat[1] - 3)],
        size * 0.06,
        color,
    )
    canvas.stroke(
        [(bar[0] - size * 0.04, base - size * 0.69), (bar[0] + size * 0.1, base - size * 0.7)],
        size * 0.04,
        color,
    )


def pot(stage: Stage, x: float, base: float, height: float, color: Color) -> None:
    """A glazed vase or jar, lighter on one side."""
    h, wide, neck = height, stage.rng.uniform(0.26, 0.4), stage.rng.uniform(0.1, 0.18)
    right = curve(
        (x + h * neck, base - h),
        (x + h * neck * 0.8, base - h * 0.84),
        (x + h * wide, base - h * 0.56),
        (x + h * wide * 0.8, base - h * 0.2),
        (x + h * 0.16, base),
    )
    left = [(2 * x - px, py) for px, py in reversed(right)]
    shape = [*right, *left]
    tone = stage.tone(color)
    shadow(stage, x, base, h * 0.3)
    stage.canvas.fill(shape, tone)
    with stage.canvas.inside(shape):
        stage.canvas.ellipse(
            (x - h * wide * 0.5, base - h * 0.55),
            (h * wide * 0.32, h * 0.34),
            lighter(tone, 0.32),
            0.6,
        )
        stage.canvas.rectangle((x - h, base - h, x + h, base - h * 0.93), darker(tone, 0.2))
