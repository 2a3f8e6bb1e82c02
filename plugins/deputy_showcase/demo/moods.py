"""The light and the season of a scene, and the stage that its parts are drawn on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .drawing import Canvas, Color, mix

#: All scenes are drawn in these units.
WIDTH, HEIGHT = 1600, 1000
#: The site's red, rare in a picture.
ACCENT: Color = (0xB3, 0x26, 0x1E)
EARTH: Color = (206, 186, 152)
STONE: Color = (190, 184, 174)
PAVING: Color = (206, 200, 190)


@dataclass(frozen=True, slots=True)
class Light:
    """Sky above and at the horizon, the haze that veils what is far, and the tint over all."""

    above: Color
    below: Color
    haze: Color
    tint: Color
    strength: float
    sun: Color
    is_evening: bool = False
    is_overcast: bool = False


LIGHTS: dict[str, Light] = {
    "dawn": Light(
        (178, 199, 212), (246, 224, 204), (233, 221, 214), (255, 224, 198), 0.12, (252, 240, 220)
    ),
    "clear": Light(
        (146, 184, 207), (224, 234, 234), (207, 221, 225), (255, 250, 236), 0.05, (255, 250, 236)
    ),
    "noon": Light(
        (164, 196, 205), (237, 233, 216), (222, 225, 212), (255, 246, 224), 0.07, (255, 249, 230)
    ),
    "golden": Light(
        (170, 182, 194), (247, 217, 180), (236, 212, 187), (250, 200, 146), 0.17, (255, 238, 206)
    ),
    "dusk": Light(
        (112, 120, 152),
        (236, 188, 168),
        (188, 167, 174),
        (124, 106, 142),
        0.22,
        (250, 222, 194),
        is_evening=True,
    ),
    "overcast": Light(
        (186, 196, 201),
        (224, 226, 222),
        (209, 213, 211),
        (152, 162, 170),
        0.09,
        (236, 238, 234),
        is_overcast=True,
    ),
}
#: How often each is drawn, in the order of the table.
_LIGHT_WEIGHTS = (3, 4, 3, 3, 2, 2)


@dataclass(frozen=True, slots=True)
class Season:
    """Foliage from dark to light, grass, field, and what dots the trees."""

    leaves: tuple[Color, Color, Color]
    grass: Color
    field: Color
    dots: Color | None = None


SEASONS: dict[str, Season] = {
    "spring": Season(
        ((118, 150, 104), (140, 170, 112), (166, 188, 130)),
        (172, 188, 130),
        (190, 196, 140),
        (240, 206, 206),
    ),
    "summer": Season(
        ((76, 116, 92), (96, 136, 98), (122, 156, 108)), (142, 168, 112), (170, 184, 116)
    ),
    "autumn": Season(
        ((158, 112, 72), (186, 138, 78), (208, 170, 98)), (196, 180, 124), (216, 190, 124)
    ),
    "late": Season(
        ((106, 112, 98), (126, 128, 106), (148, 142, 116)), (188, 182, 152), (204, 192, 160)
    ),
}


@dataclass(frozen=True, slots=True)
class Stage:
    """What the parts of a scene need: somewhere to draw, the light, the season, and chance."""

    canvas: Canvas
    light: Light
    season: Season
    rng: Random

    @classmethod
    def of(cls, seed: str, size: tuple[int, int]) -> Stage:
        rng = Random(f"scene {seed}")
        light = LIGHTS[rng.choices(list(LIGHTS), _LIGHT_WEIGHTS)[0]]
        season = SEASONS[rng.choice(("spring", "summer", "summer", "autumn", "autumn", "late"))]
        zoom = rng.uniform(0.84, 1.0)
        left, top = rng.uniform(0, 1 - zoom) * WIDTH, (1 - zoom) * HEIGHT
        box = (left, top, left + zoom * WIDTH, HEIGHT)
        return cls(Canvas(size, box, light.above), light, season, rng)

    def tone(self, color: Color, depth: float = 0.0) -> Color:
        """A colour in this light, so far away: 0 is near, 1 is lost in the haze."""
        return mix(mix(color, self.light.tint, self.light.strength), self.light.haze, depth)

    def leaf(self, shade: int, depth: float = 0.0) -> Color:
        """Foliage: 0 dark, 1 middle, 2 light."""
        return self.tone(self.season.leaves[shade], depth)

    def grass(self, depth: float = 0.0) -> Color:
        return self.tone(self.season.grass, depth)

    def near(self, value: float, spread: float) -> float:
        """A number about that value."""
        return value + self.rng.uniform(-spread, spread)
