"""Small changes to a module's code, each of which its tests should see: what `mutation.py` tries one by one.

Comparisons and their boundaries, numbers, truth values, `and`, `or` and `not`, conditions, sums and products, what is
returned, `min` and `max`, `any` and `all`. Texts, patterns and annotations stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_SUMS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
}
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
_UNTOUCHED = {"annotation", "returns", "decorator_list", "type_params"}
_ON_ONE_LINE = (ast.expr, ast.keyword, ast.Assign, ast.AnnAssign, ast.AugAssign)
_PLAIN = (ast.Name, ast.Call, ast.Attribute, ast.NamedExpr)  # a condition that no other change turns round


class Mutant(NamedTuple):
    """One change: the place of the node in its tree, what stands there instead, and how both are written.

    `function` is the function or class around it, empty at the module's own level; `outermost` the one of these that
    the module itself holds, None where the change takes effect when the module is loaded.
    """

    module: str
    line: int
    function: str
    before: str
    after: str
    tree: ast.Module
    outermost: ast.FunctionDef | None
    parent: ast.AST
    field: str
    place: int | None
    node: ast.AST

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names the change as long as the code around it stays: no line number."""
        return self.module, self.function, self.before, self.after

    def __str__(self) -> str:
        """Return a line for a person."""
        return f"{self.module}:{self.line} {self.function or '(module)'}: {self.before}  ->  {self.after}"

    def compiled(self, file: str) -> CodeType:
        """Return the code of the whole module with the change, the tree being left as it was."""
        kept = self._put(self.node)
        try:
            return compile(self.tree, file, "exec", dont_inherit=True)
        finally:
            self._put(kept)

    def _put(self, node: ast.AST) -> ast.AST:
        held = getattr(self.parent, self.field)
        if self.place is None:
            setattr(self.parent, self.field, node)
            return held  # type: ignore[no-any-return]
        kept: ast.AST = held[self.place]
        held[self.place] = node
        return kept


def mutants_of(file: Path, package: Path) -> list[Mutant]:
    """Return every change to a module, in the order of its lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    name = file.relative_to(package).as_posix()
    return sorted(_below(tree, (), name, tree), key=lambda mutant: mutant.line)


def _below(node: ast.AST, around: tuple[ast.AST, ...], module: str, tree: ast.Module) -> Iterator[Mutant]:
    """Return the changes to what stands below a node; `around` are the nodes that hold it, the nearest last."""
    for field, held in ast.iter_fields(node):
        if field in _UNTOUCHED:
            continue
        for place, child in enumerate(held) if isinstance(held, list) else [(None, held)]:
            if isinstance(child, ast.AST):
                for new in variants(child):
                    yield _mutant(child, new, (*around, node), module, tree, field, place)
                yield from _below(child, (*around, node), module, tree)


def _mutant(
    old: ast.AST,
    new: ast.AST,
    around: tuple[ast.AST, ...],
    module: str,
    tree: ast.Module,
    field: str,
    place: int | None,
) -> Mutant:
    """Make a change, written with as much around it as tells what it is."""
    ast.fix_missing_locations(ast.copy_location(new, old))
    names = [node for node in around if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    functions = [node for node in names if isinstance(node, ast.FunctionDef)]
    inside = functions and any(node in functions[0].body for node in (*around, old))
    mutant = Mutant(
        module, getattr(old, "lineno", 0), ".".join(node.name for node in names), "", "", tree,
        functions[0] if inside else None, around[-1], field, place, new,
    )  # fmt: skip
    shown = next(node for node in reversed(around) if not isinstance(node, ast.UnaryOp))
    if not isinstance(old, ast.Constant) or not isinstance(shown, _ON_ONE_LINE):
        return mutant._replace(before=_written(old), after=_written(new))
    before = _written(shown)
    kept = mutant._put(new)
    after = _written(shown)
    mutant._put(kept)
    return mutant._replace(before=before, after=after)


def _written(node: ast.AST) -> str:
    """Return code on one line; of what holds whole blocks its first line."""
    return ast.unparse(node).split("\n")[0]


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """Return what may stand in a node's place."""
    yield from _other_conditions(node)
    yield from _other_values(node)
    yield from _other_results(node)


def _other_conditions(node: ast.AST) -> Iterator[ast.AST]:
    """Turn a comparison or one of its boundaries, mix up `and` and `or`, or leave a part of them out."""
    match node:
        case ast.Compare(left=left, ops=ops, comparators=right):
            for place, op in enumerate(ops):
                for other in _COMPARISONS[type(op)]:
                    yield ast.Compare(left, [*ops[:place], other(), *ops[place + 1 :]], right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for place in range(len(values)):
                rest = [*values[:place], *values[place + 1 :]]
                yield ast.BoolOp(op, rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand


def _other_values(node: ast.AST) -> Iterator[ast.AST]:
    """Take another number, the other truth value, or another way to put two numbers together."""
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.BinOp(left=left, op=op, right=operand) if type(op) in _SUMS:
            yield ast.BinOp(left, _SUMS[type(op)](), operand)
        case ast.AugAssign(target=target, op=op, value=operand) if type(op) in _SUMS:
            yield ast.AugAssign(target, _SUMS[type(op)](), operand)


def _other_results(node: ast.AST) -> Iterator[ast.AST]:
    """Turn a condition round, call the opposite, or return nothing."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in _CALLS:
            yield ast.Call(ast.Name(_CALLS[name], ast.Load()), args, keywords)
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield ast.Return(ast.Constant(None))
        case ast.If() | ast.While() | ast.IfExp() if isinstance(node.test, _PLAIN):
            if ast.unparse(node.test) != "TYPE_CHECKING":
                yield _with(node, test=_negated(node.test))
        case ast.comprehension(ifs=ifs):
            for place, test in enumerate(ifs):
                if isinstance(test, _PLAIN):
                    yield _with(node, ifs=[*ifs[:place], _negated(test), *ifs[place + 1 :]])


def _negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)


def _with(node: ast.AST, **fields: Any) -> ast.AST:
    """Return a copy of a node with other fields."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})
