"""The weekly article: what a deputy saw, proposed and saw through, in about 1,100 characters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from random import Random

from .grammar import Rules, Writer, load_rules, words
from .roster import Person

#: Every part of an article is one paragraph of these rules; each part has several makings.
_Makings = Sequence[Sequence[str]]
_OPENING: _Makings = (("opening", "intro"), ("opening", "detail", "intro"), ("intro", "opening"))
_MATTER: _Makings = (
    ("bridge", "background"),
    ("bridge", "background", "dep_quote"),
    ("background", "bridge"),
)
_HEARING: _Makings = (("visit", "folk_before"), ("visit", "detail"), ("folk_before", "visit"))
_MEETING: _Makings = (("listen", "folk_before"), ("listen",), ("listen", "dep_quote"))
_STUDY: _Makings = (("research", "finding"), ("research", "finding", "dep_quote"))
_PROPOSAL: _Makings = (("proposal_line", "reply"), ("proposal_line", "dep_quote", "reply"))
_WORK: _Makings = (("action", "supervise"), ("action", "obstacle"), ("obstacle", "supervise"))
_RESULT: _Makings = (
    ("result_line", "figure_line", "folk_after"),
    ("result_line", "folk_after", "detail"),
    ("detail", "result_line", "folk_after"),
    ("figure_line", "folk_after", "result_line"),
)
#: What may stand between any two paragraphs to make an article longer.
_ASIDE: _Makings = (
    ("side",),
    ("aside_a", "aside_b", "aside_c"),
    ("aside_a", "aside_b"),
    ("aside_a", "folk_before", "aside_c"),
    ("aside_a", "aside_b", "dep_quote"),
    ("detail", "aside_a", "aside_b", "aside_c"),
)
_SECTIONS = (
    ("heading_a", (_HEARING, _MEETING)),
    ("heading_b", (_STUDY, _PROPOSAL)),
    ("heading_c", (_WORK, _RESULT)),
)
_WITH_HEADINGS, _WITH_NOTE = 0.6, 0.25
#: Length of an article in characters: mean, deviation, least and greatest.
_LENGTH = (1100, 110, 820, 1450)
_SEASONS = ("winter", "spring", "summer", "autumn")
_OF_SEASON = ("weather", "flower", "date")


def writer_for(rng: Random, person: Person, office: str, day: date) -> Writer:
    """A writer about this person, who acts as ``office`` (淄川区人大代表), at that time of year."""
    rules = rules_of(person.theme, _SEASONS[day.month % 12 // 3])
    facts = person.facts() | case(rng, person.theme) | {"cong": office}
    facts["spot"] = rng.choice(words("spot", person.theme))
    return Writer(rng, rules, facts)


def case(rng: Random, theme: str) -> dict[str, str]:
    """A problem of the theme, why it arose, and the proposal that answers it."""
    issue, proposal, cause = rng.choice(words("case", theme)).split("|")
    return {"issue": issue, "proposal": proposal, "cause": cause}


@cache
def rules_of(theme: str, season: str) -> Rules:
    """All rules, with the theme's own words and the season's weather."""
    rules = load_rules("names", "places", "nature", "common", "profile", theme)
    common: Mapping[str, str] = {one: f"{one}_{season}" for one in _OF_SEASON}
    return {
        **rules,
        **{name: rules[source] for name, source in common.items()},
        "theme_title": rules["title"],
        "title": load_rules("common")["title"],
        "law_name": (("《", "law", "》"),),
    }


def headline(writer: Writer) -> str:
    return writer.write("title")


def lead(writer: Writer) -> str:
    return writer.write("lead")


def body(writer: Writer) -> str:
    """Markdown, ending with a line break."""
    rng = writer.rng
    length = min(max(rng.gauss(*_LENGTH[:2]), _LENGTH[2]), _LENGTH[3])
    blocks = _blocks(writer, rng.random() < _WITH_HEADINGS)
    closing = _closing(writer)
    _lengthen(writer, blocks, length - sum(map(len, closing)))
    return "\n\n".join(blocks + closing) + "\n"


def _blocks(writer: Writer, has_headings: bool) -> list[str]:
    blocks = [_paragraph(writer, _OPENING), _paragraph(writer, _MATTER)]
    for heading, parts in _SECTIONS:
        if has_headings:
            blocks.append(f"## {writer.write(heading)}")
        blocks += [_paragraph(writer, part) for part in parts]
    return blocks


def _paragraph(writer: Writer, makings: _Makings) -> str:
    return writer.write(*writer.rng.choice(makings))


def _closing(writer: Writer) -> list[str]:
    note = [f"> {writer.write('hand')}"] if writer.rng.random() < _WITH_NOTE else []
    return [*note, writer.write("closing")]


def _lengthen(writer: Writer, blocks: list[str], length: float) -> None:
    """Put asides between the paragraphs until the text is about so long."""
    while sum(map(len, blocks)) < length - 40:
        place = writer.rng.randint(2, len(blocks))
        if not blocks[place - 1].startswith("#"):
            blocks.insert(place, _paragraph(writer, _ASIDE))
