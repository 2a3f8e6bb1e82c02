"""What somebody looks like: every choice a portrait is drawn from, made from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .drawing import Color

#: Skin, and the blush and lips that go with it.
SKINS: tuple[Color, ...] = (
    (247, 220, 194),
    (243, 211, 182),
    (238, 203, 171),
    (231, 193, 158),
    (222, 181, 144),
)
_DARK_HAIR: tuple[Color, ...] = ((38, 34, 38), (46, 40, 42), (58, 46, 42), (50, 44, 50))
_GREY_HAIR: tuple[Color, ...] = ((116, 114, 118), (146, 144, 148), (178, 176, 178), (202, 200, 200))
_DYED_HAIR: tuple[Color, ...] = ((84, 58, 46), (72, 50, 42))
#: Background and the soft shape on it.
GROUNDS: tuple[tuple[Color, Color], ...] = (
    ((214, 224, 219), (197, 212, 206)),
    ((211, 221, 229), (192, 206, 218)),
    ((231, 224, 212), (219, 209, 192)),
    ((226, 217, 219), (212, 200, 204)),
    ((218, 217, 228), (202, 201, 216)),
    ((223, 226, 209), (207, 213, 190)),
    ((206, 219, 222), (186, 204, 209)),
    ((233, 220, 206), (223, 205, 186)),
)
FACES = ("oval", "round", "square", "long", "heart")
EYES = ("almond", "round", "narrow", "smiling")
BROWS = ("straight", "arched", "thick", "soft")
MOUTHS = ("calm", "smile", "broad", "open")
NOSES = ("soft", "straight", "round")
GLASSES = ("", "", "", "", "", "round", "square", "half")
GROUND_SHAPES = ("disc", "arch", "hill", "leaf")
HAIR_MEN = (
    "side_part",
    "crew_cut",
    "swept_back",
    "receding",
    "fringe",
    "buzz",
    "quiff",
    "wavy",
    "bald_top",
)
HAIR_WOMEN = (
    "bob",
    "pixie",
    "low_bun",
    "shoulder",
    "ponytail",
    "curls",
    "long_straight",
    "waves",
    "fringe_bob",
    "high_bun",
)
OUTFITS_MEN = ("suit_tie", "suit_open", "jacket", "polo", "shirt", "stand_collar", "knit_vest")
OUTFITS_WOMEN = (
    "blazer",
    "blazer_shirt",
    "bow_blouse",
    "cardigan",
    "stand_collar",
    "roll_neck",
    "shirt",
)
_OLD_MEN, _YOUNG_MEN = ("receding", "bald_top"), ("fringe", "quiff", "wavy")
_OLD_WOMEN, _YOUNG_WOMEN = ("curls",), ("ponytail", "long_straight", "high_bun")


@dataclass(frozen=True, slots=True)
class Look:
    """``age`` is in years; ``glasses`` is empty for none; ``turn`` is the part's side, -1 or 1."""

    is_woman: bool
    age: int
    skin: Color
    hair: Color
    hair_style: str
    face: str
    eyes: str
    brows: str
    mouth: str
    nose: str
    glasses: str
    outfit: str
    palette: int
    ground: tuple[Color, Color]
    ground_shape: str
    turn: int
    width: float
    badge: bool


def draw_look(seed: str, gender: str) -> Look:
    """The look of a seed; ``gender`` is 女 or anything else for a man."""
    rng = Random(f"look {seed}")
    is_woman = gender in ("女", "female")
    age = min(72, max(27, round(rng.gauss(48, 11))))
    return Look(
        is_woman=is_woman,
        age=age,
        skin=rng.choice(SKINS[: 4 if is_woman else 5]),
        hair=_hair_color(rng, age, is_woman),
        hair_style=_hair_style(rng, age, is_woman),
        face=rng.choice(FACES),
        eyes=rng.choice(EYES),
        brows=rng.choice(BROWS),
        mouth=rng.choice(MOUTHS),
        nose=rng.choice(NOSES),
        glasses=rng.choice(GLASSES),
        outfit=rng.choice(OUTFITS_WOMEN if is_woman else OUTFITS_MEN),
        palette=rng.randrange(1 << 16),
        ground=rng.choice(GROUNDS),
        ground_shape=rng.choice(GROUND_SHAPES),
        turn=rng.choice((-1, 1)),
        width=rng.uniform(0.96, 1.04),
        badge=rng.random() < 0.3,
    )


def _hair_color(rng: Random, age: int, is_woman: bool) -> Color:
    if age > 50 and rng.random() < (age - 46) / 26:
        return rng.choice(_GREY_HAIR)
    if is_woman and rng.random() < 0.2:
        return rng.choice(_DYED_HAIR)
    return rng.choice(_DARK_HAIR)


def _hair_style(rng: Random, age: int, is_woman: bool) -> str:
    """Any style, but hair recedes late and hangs long early."""
    styles = HAIR_WOMEN if is_woman else HAIR_MEN
    late = _OLD_WOMEN if is_woman else _OLD_MEN
    early = _YOUNG_WOMEN if is_woman else _YOUNG_MEN
    unfit = late if age < 48 else early if age > 54 else ()
    return rng.choice([one for one in styles if one not in unfit])
