"""A small template grammar: rules with alternatives that hold slots.

A word file is plain text. ``@rule`` opens a rule; everything after it up to the next, parted by
white space, is an alternative. In an alternative ``{rule}`` is a slot filled by a fact or another
rule, and ``{#3-9}`` is a number drawn from that range. Lines that start with ``# `` are comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

WORDS = Path(__file__).parent / "words"
_SLOT = re.compile(r"\{([^}]+)\}")
#: How often a rule is drawn again before an alternative may come up a second time in one text.
_ATTEMPTS = 5

#: Literal text at even places; a rule's name or the two ends of a range at odd ones.
Part = str | tuple[int, int]
Template = tuple[Part, ...]
Rules = Mapping[str, tuple[Template, ...]]


def parse_rules(text: str) -> dict[str, tuple[Template, ...]]:
    """Read the text of a word file.

    Raises:
        ValueError: if there are words before the first rule.
    """
    rules: dict[str, list[Template]] = {}
    current: list[Template] | None = None
    for line in text.splitlines():
        if line.startswith("@"):
            current = rules.setdefault(line[1:].strip(), [])
        elif line and not line.startswith("# "):
            if current is None:
                raise ValueError(f"no rule before {line!r}")
            current += map(_template, line.split())
    return {name: tuple(found) for name, found in rules.items()}


def _template(text: str) -> Template:
    return tuple(_slot(one) if place % 2 else one for place, one in enumerate(_SLOT.split(text)))


def _slot(text: str) -> Part:
    if not text.startswith("#"):
        return text
    low, _, high = text[1:].partition("-")
    return int(low), int(high)


@cache
def load_rules(*names: str) -> Rules:
    """The rules of several word files together; a later file's rule replaces an earlier one's."""
    rules: dict[str, tuple[Template, ...]] = {}
    for name in names:
        rules |= parse_rules((WORDS / f"{name}.txt").read_text(encoding="utf-8"))
    return rules


@cache
def words(rule: str, *names: str) -> tuple[str, ...]:
    """The alternatives of a rule without slots, in the order of the file."""
    return tuple(str(template[0]) for template in load_rules(*names)[rule])


def missing_rules(rules: Rules, facts: Iterable[str]) -> set[str]:
    """Slots that neither a rule nor a fact would fill."""
    known = {*rules, *facts}
    return {
        part
        for templates in rules.values()
        for template in templates
        for part in template[1::2]
        if isinstance(part, str) and part not in known
    }


@dataclass(slots=True)
class Writer:
    """Writes one text. Facts stay the same all through it; of a rule, what was used is avoided."""

    rng: Random
    rules: Rules
    facts: Mapping[str, str]
    used: set[tuple[str, int]] = field(default_factory=set)

    def write(self, *rules: str) -> str:
        """One alternative of each rule, filled, one after the other."""
        return "".join([self._fill(self._pick(rule)) for rule in rules])

    def _pick(self, rule: str) -> Template:
        choices = self.rules[rule]
        index = 0
        for _ in range(_ATTEMPTS):
            index = int(self.rng.random() * len(choices))
            if (rule, index) not in self.used:
                break
        self.used.add((rule, index))
        return choices[index]

    def _fill(self, template: Template) -> str:
        if len(template) == 1:
            return str(template[0])
        parts = [
            self._filled(part) if place % 2 else str(part) for place, part in enumerate(template)
        ]
        return "".join(parts)

    def _filled(self, part: Part) -> str:
        if isinstance(part, tuple):
            return str(self.rng.randint(*part))
        fact = self.facts.get(part)
        return self._fill(self._pick(part)) if fact is None else fact
