"""What a program's settings refuse: an `if` that does nothing but raise."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from generator.parity.checks import Check
from generator.parity.operations import stops
from generator.parity.pulumi.operators import truth
from generator.parity.pulumi.values import Frame, PythonFault
from generator.parity.values import Fault

if TYPE_CHECKING:
    from generator.parity.pulumi.program import Program


def refusal(program: Program, node: ast.If, body: ast.Raise, frame: Frame) -> None:
    """Note a refusal with the setting that it is about."""
    message = ""
    if isinstance(body.exc, ast.Call) and body.exc.args:
        message = str(program.value(body.exc.args[0], frame))
    names = [one.id for one in ast.walk(node.test) if isinstance(one, ast.Name)]
    told, _, rest = message.partition(": ")
    variable = told if told in program.variables else ""
    variable = variable or next((name for name in names if name in program.variables), "")
    if not variable:
        raise LookupError("a refusal that is about no setting")

    def accepts(value: Any) -> bool | None:
        inner = Frame(frame.file, frame)
        inner.names[variable] = value
        try:
            told = program.value(node.test, inner)
        except (PythonFault, Fault, LookupError, TypeError, ValueError, ArithmeticError):
            return False
        refused = truth(told)
        if refused is None:
            return False if stops(told) else None
        return not refused

    program.system.settings[program.variables[variable]].checks.append(
        Check(
            message=rest if told == variable else message,
            constants=[one.value for one in ast.walk(node.test) if isinstance(one, ast.Constant)],
            place=f"{frame.file}:{node.lineno}",
            accepts=accepts,
        )
    )
