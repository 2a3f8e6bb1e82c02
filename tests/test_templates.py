"""What our templates do as Jinja's own do, and where they differ."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, TemplateSyntaxError, UndefinedError
from markupsafe import Markup, escape

from deputy_showcase.templates import environment, escaped

TEXTS = st.text(alphabet=st.characters() | st.sampled_from("<>&'\"\0"))
MACROS = """
{%- macro name(one, last="!") -%}<b>{{ one }}{{ last }}</b>{%- endmacro -%}
{%- macro around(one) -%}<i>{{ name(one) }}{{ caller() }}</i>{%- endmacro -%}
"""
PAGE = """{% import "macros" as m %}
{% set line %}{{ text }}<br>{% endset %}
<p title="{{ text }}">{{ text ~ "<" }}{{ thing.text }}{{ thing.number }}{{ thing.safe }}{{ none }}</p>
{{ line }}{{ m.name(text) }}{{ m.name(text, last=text) }}{{ m.name(*[text, thing.safe]) }}
{% call m.around(text) %}{{ text }}{% endcall %}
{% for one in thing.many %}{{ loop.index }}{{ one | upper }}{{ thing.many.index(one) }}{% endfor %}
{% filter upper %}{{ text }}{% endfilter %}{{ join(text, "&") }}
"""


def rendered(made: Environment, page: str, **context: Any) -> str:
    made.loader = DictLoader({"macros": MACROS, "page": page})
    made.globals["join"] = lambda *texts: "<".join(texts)
    return made.get_template("page").render(context)


def ours(page: str, **context: Any) -> str:
    return rendered(environment(Path()), page, **context)


@given(TEXTS | st.integers() | st.booleans() | st.none() | TEXTS.map(Markup))
def test_everything_is_escaped_as_ever(value: object) -> None:
    assert escaped(value) == str(escape(value))


@given(TEXTS)
def test_a_page_is_what_jinja_makes_of_it(text: str) -> None:
    thing = SimpleNamespace(text=text, number=1.5, safe=Markup("<hr>"), many=["<", text + "a"])
    theirs = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    wanted = rendered(theirs, PAGE, text=text, thing=thing)
    assert ours(PAGE, text=text, thing=thing) == wanted


@pytest.mark.parametrize("page", ["{{ nobody }}", "{{ nobody.name }}", "{{ nobody() }}"])
def test_an_unknown_name_is_an_error(page: str) -> None:
    with pytest.raises(UndefinedError):
        ours(page)


@pytest.mark.parametrize("one", [SimpleNamespace(), {"name": "an entry, not an attribute"}])
def test_an_unknown_attribute_is_an_error(one: object) -> None:
    with pytest.raises(AttributeError):
        ours("{{ one.name }}", one=one)


def test_macros_see_no_page_s_context() -> None:
    with pytest.raises(TemplateSyntaxError):
        ours('{% import "macros" as m with context %}')


def test_a_template_is_compiled_again_only_when_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    compile_ = Environment.compile
    monkeypatch.setattr(
        Environment,
        "compile",
        lambda env, source, name, *more: (
            compiled.append(source) or compile_(env, source, name, *more)
        ),
    )
    for text in ("一", "一", "二", "一"):
        (tmp_path / "page.html").write_text(f"{text}{{{{ name }}}}", "utf-8")
        assert environment(tmp_path).get_template("page.html").render(name="&") == f"{text}&amp;"
    assert compiled == ["一{{ name }}", "二{{ name }}"]
