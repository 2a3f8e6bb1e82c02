"""House wording: every place where a text says what ``proofreading.yaml`` would say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..load import Record
from ..model import WordingRule
from ..problems import Problem, Severity
from ..quiet import QuietTexts

#: Kinds of file whose text the public reads.
KINDS = frozenset({"deputy", "column", "station", "reception", "project", "page"})


def wording_problems(
    records: Iterable[Record], rules: Sequence[WordingRule], quiet: QuietTexts
) -> Iterator[Problem]:
    """Findings in order of place; the longest wrong wording wins where several begin together.

    A rule whose right wording equals the wrong one makes an exception from shorter rules.
    """
    by_wrong = {rule.wrong: rule for rule in rules if rule.wrong}
    if not by_wrong:
        return
    longest_first = sorted(by_wrong, key=lambda wrong: (-len(wrong), wrong))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    with quiet.searched("wording", pattern.pattern) as silent:
        for record in records:
            if record.kind not in KINDS or record.digest in silent:
                continue
            if record.digest and not (pattern.search(record.text) or pattern.search(record.body)):
                silent.add(record.digest)
                continue
            yield from _in_text(record, record.text, record.offset, pattern, by_wrong)
            yield from _in_text(record, record.body, record.body_offset, pattern, by_wrong)


def _in_text(
    record: Record, text: str, offset: int, pattern: re.Pattern[str], rules: dict[str, WordingRule]
) -> Iterator[Problem]:
    for match in pattern.finditer(text):
        rule = rules[match[0]]
        if _is_right_already(text, match, rule):
            continue
        line = text.count("\n", 0, match.start()) + 1 + offset
        reason = f"（{rule.reason}）" if rule.reason else ""
        message = f"「{rule.wrong}」不合本站用字用词规范{reason}"
        severity: Severity = "error" if rule.severity == "error" else "warning"
        hint = f"请改为「{rule.right}」" if rule.right else "请删去"
        yield Problem(record.path, line, "", "wording", message, hint, severity)


def _is_right_already(text: str, match: re.Match[str], rule: WordingRule) -> bool:
    """The wrong wording may be a part of the right one; then only the rest is wrong."""
    for shift in _places_of(rule.wrong, rule.right):
        start = match.start() - shift
        if start >= 0 and text.startswith(rule.right, start):
            return True
    return False


def _places_of(part: str, text: str) -> Iterator[int]:
    position = text.find(part)
    while position >= 0:
        yield position
        position = text.find(part, position + 1)
