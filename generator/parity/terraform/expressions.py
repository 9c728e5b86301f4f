"""Terraform expressions, evaluated as far as the text alone tells."""

from collections.abc import Iterator
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from generator import hcl
from generator.parity.collections import keys, unique
from generator.parity.operations import attribute, joined, known
from generator.parity.terraform.functions import call
from generator.parity.values import Applied, Attribute, Fault, Symbol, Unique, Unknown

COMPARISONS = {"<": lt, ">": gt, "<=": le, ">=": ge}
Names = dict[str, Any]
# Above this, what a template repeats is no project's.
STEPS = 200_000


class Evaluator:
    """Evaluates expressions; `root` of a path is looked up by whoever knows the project."""

    def __init__(self) -> None:
        self.steps = 0

    def root(self, name: str, steps: list[Any], names: Names) -> tuple[Any, int]:
        """Look up the start of a path: the value, and how many of the steps it took."""
        raise NotImplementedError

    def file(self, name: str) -> str:
        """Read a file of the project."""
        raise NotImplementedError

    def value(self, node: Any, names: Names) -> Any:  # noqa: C901, PLR0911, PLR0912 (one case per kind of node)
        """Evaluate an expression."""
        self.steps += 1
        if self.steps > STEPS:
            raise Fault("too much to evaluate")
        match node:
            case hcl.Value():
                return node.value
            case hcl.Template():
                return joined(*(self.part(part, names) for part in node.parts))
            case hcl.Items():
                return [self.value(item, names) for item in node.items]
            case hcl.Pairs():
                return {
                    self.value(key, names): self.value(value, names) for key, value in node.pairs
                }
            case hcl.Reference():
                steps = [self.step(step, names) for step in node.steps]
                if node.root in names:
                    return self.walk(names[node.root], steps)
                base, taken = self.root(node.root, steps, names)
                return self.walk(base, steps[taken:])
            case hcl.Access():
                steps = [self.step(step, names) for step in node.steps]
                return self.walk(self.value(node.base, names), steps)
            case hcl.Call():
                return self.call(node, names)
            case hcl.For():
                return self.each(node, names)
            case hcl.Choice():
                test = self.value(node.test, names)
                if isinstance(test, Symbol):
                    sides = (self.value(node.yes, names), self.value(node.no, names))
                    return Applied("if", (test, *sides))
                return self.value(node.yes if truth(test) else node.no, names)
            case hcl.Operation():
                return self.operation(node, names)
        return Unknown("an expression of an unknown kind")

    def part(self, node: Any, names: Names) -> Any:
        """Evaluate a part of a template; a `for` directive gives text and not a list."""
        if isinstance(node, str):
            return node
        value = self.value(node, names)
        return joined(*value) if isinstance(node, hcl.For) and isinstance(value, list) else value

    def step(self, step: Any, names: Names) -> Any:
        """Evaluate a step of a path."""
        return step if isinstance(step, str) else self.value(step, names)

    def walk(self, value: Any, steps: list[Any]) -> Any:
        """Take steps into a value; Fault where there is nothing."""
        for index, step in enumerate(steps):
            if step == "*":
                if isinstance(value, Attribute):
                    value = Attribute(value.instance, (*value.path, "*"))
                    continue
                items = list(value.values()) if isinstance(value, dict) else value
                items = items if isinstance(items, list) else [items]
                return [self.walk(item, steps[index + 1 :]) for item in items]
            if isinstance(value, Unique):
                raise Fault("a set has no index")
            try:
                value = attribute(value, step)
            except (LookupError, ValueError, TypeError):
                raise Fault(f"nothing at {step!r}") from None
        return value

    def call(self, node: hcl.Call, names: Names) -> Any:
        """Call a function, most of them with evaluated arguments."""
        if node.name in ("can", "try"):
            return self.tried(node, names)
        args = [self.value(arg, names) for arg in node.args]
        if node.spread and isinstance(args[-1], list):
            args = [*args[:-1], *args[-1]]
        if node.name == "templatefile":
            return self.templated(str(args[0]), args[1])
        if node.name == "file":
            return self.file(str(args[0]))
        return call(node.name, args)

    def tried(self, node: hcl.Call, names: Names) -> Any:
        """Try expressions until one has no fault."""
        for arg in node.args:
            try:
                value = self.value(arg, names)
            except Fault:
                continue
            return node.name == "can" or value
        if node.name == "can":
            return False
        raise Fault("every expression of try fails")

    def templated(self, name: str, variables: Any) -> Any:
        """Render a file of the project as a template."""
        text = self.file(name.removeprefix("./"))
        # A heredoc of the text, with a mark that it does not hold itself, is the same template.
        mark = "TEXT"
        while mark in text:
            mark += "X"
        closing = "" if text.endswith("\n") else "\n"
        try:
            document = hcl.read(f"text = <<{mark}\n{text}{closing}{mark}\n")
        except hcl.HclError as error:
            raise Fault(f"{name} is no template") from error
        _, attribute_ = next(document.attributes())
        value = self.part(attribute_.value, {**variables})
        return value if text.endswith("\n") or not isinstance(value, str) else value[:-1]

    def items(self, value: Any) -> Iterator[tuple[Any, Any]]:
        """Go through a collection; one that is not known has one item that stands for all."""
        if isinstance(value, Attribute):
            yield "*", Attribute(value.instance, (*value.path, "*"))
        elif isinstance(value, dict):
            for key in keys(value):
                yield key, value[key]
        elif isinstance(value, Unique):
            for item in value:
                yield item, item
        elif isinstance(value, list):
            yield from enumerate(value)
        elif value is None or isinstance(value, Symbol):
            raise Fault("nothing to go through")
        else:
            yield 0, value

    def each(self, node: hcl.For, names: Names) -> Any:
        """Evaluate a for-expression."""
        collection = self.value(node.collection, names)
        if isinstance(collection, Unknown):
            return collection
        result: list[tuple[Any, Any]] = []
        for key, value in self.items(collection):
            bound = dict(zip(node.names[::-1], (value, key), strict=False))
            inner = {**names, **bound}
            if node.condition is not None:
                test = self.value(node.condition, inner)
                if isinstance(test, Symbol):
                    return Unknown("a condition that is not known")
                if not truth(test):
                    continue
            made = self.value(node.key, inner) if node.key is not None else None
            result.append((made, self.value(node.value, inner)))
        if node.key is None:
            return [value for _, value in result]
        if not node.grouped:
            return dict(result)
        groups: dict[Any, list[Any]] = {}
        for key, value in result:
            groups.setdefault(key, []).append(value)
        return groups

    def operation(self, node: hcl.Operation, names: Names) -> Any:  # noqa: PLR0911 (one case per operator)
        """Apply an operator."""
        mark = node.operator
        left = self.value(node.operands[0], names)
        if len(node.operands) == 1:
            if isinstance(left, Symbol):
                return Applied(mark, (left,))
            return not truth(left) if mark == "!" else -left
        if mark in ("&&", "||") and not isinstance(left, Symbol):
            if truth(left) is (mark == "||"):
                return truth(left)
            right = self.value(node.operands[1], names)
            return right if isinstance(right, Symbol) else truth(right)
        right = self.value(node.operands[1], names)
        if mark in ("==", "!=") and known([left, right]):
            return (eq if mark == "==" else ne)(plain(left), plain(right))
        if mark in ("==", "!=") and (left is None or right is None):
            # Something that is set, though not known, is not nothing.
            return mark == "!="
        if isinstance(left, Symbol) or isinstance(right, Symbol):
            return Applied(mark, (left, right))
        try:
            if mark in COMPARISONS:
                return COMPARISONS[mark](left, right)
            return arithmetic(mark, left, right)
        except (TypeError, ArithmeticError) as error:
            raise Fault(str(error)) from None


def plain(value: Any) -> Any:
    """Make sets comparable with sets, in no order."""
    return list(unique(value)) if isinstance(value, Unique) else value


def arithmetic(mark: str, left: Any, right: Any) -> Any:
    """Calculate; whole results are whole numbers."""
    if mark == "+":
        return left + right
    if mark == "-":
        return left - right
    if mark == "*":
        return left * right
    result = left / right if mark == "/" else left % right
    return int(result) if float(result).is_integer() else result


def truth(value: Any) -> bool:
    """Read a bool, which may be written as text."""
    return value == "true" if isinstance(value, str) else bool(value)
