"""Our page templates, compiled to less work than Jinja would have them do.

Jinja escapes by making an object of each text, and asks at every dot and call what stands there. Half of
the time of a site's pages went into that. Ours run with these differences, and all else is Jinja's:

- What is put out is escaped to a plain text; what was safe already stays as it is.
- ``a.b`` is an attribute and never an entry (those are ``a["b"]``); without one it is an ``AttributeError``.
- Imported macros see no page's context, and a template that asks for that is an error.
- Calls are plain calls: no function that a template may use asks for the template's context.
"""

from __future__ import annotations

from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape
from markupsafe import _escape_inner as _escaped_text  # type: ignore[attr-defined]


def escaped(value: object) -> str:
    """The same characters as ``markupsafe.escape`` gives, not marked as safe."""
    # First what a page is nearly all made of, without an object for each.
    if type(value) is str:
        return _escaped_text(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    """Writes a template as Python."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        self.writeline(f"from {__name__} import escaped")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            self.fail("macros see no page's context", node.lineno)
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")


class _Environment(Environment):
    code_generator_class = _Generator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._imported: dict[str, TemplateModule] = {}

    def imported(self, name: str) -> TemplateModule:
        """The macros of a template, the same for all pages: they see nothing but the globals."""
        found = self._imported.get(name)
        if found is None:
            found = self._imported[name] = self.get_template(name).module
        return found


class _Remembered(BytecodeCache):
    """What was compiled before in this process: ``serve`` builds again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._known[bucket.key, bucket.checksum] = bucket.code


#: Names and texts of templates are its keys, so it holds for environments with the options below only.
_REMEMBERED = _Remembered()


def environment(templates: Path) -> Environment:
    """Everything is escaped and an unknown name is an error, unlike in the theme's own templates."""
    return _Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_REMEMBERED,
    )
