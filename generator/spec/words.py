"""The user's words for what Pydantic says: one message and one hint for each kind of error."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.record import record
from generator.spec.limits import Path
from generator.spec.phrases import MOST_NAMES, closest, either, kind_of, listed, plain, scalar
from generator.spec.shapes import Landing, example, field_names
from generator.spec.text import named, shown

_Error = Any  # pydantic_core.ErrorDetails, which only type checkers know

_WANTED = {
    "int": "a whole number", "float": "a number", "decimal": "a number", "bool": "true or false",
    "string": "text", "dict": "an object", "model": "an object", "mapping": "an object",
    "dataclass": "an object", "list": "a list", "tuple": "a list", "set": "a list",
    "frozen_set": "a list", "model_attributes": "an object",
}  # fmt: skip
MISMATCHES = {f"{kind}_type": wanted for kind, wanted in _WANTED.items()} | {
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "float_parsing": "a number",
    "bool_parsing": "true or false",
    "none_required": "null",
}
"""The errors that say that a value is of another kind, with the kind that is wanted."""

_PLAIN = {
    "a whole number": "write digits alone, as in 8",
    "a number": "write digits alone, as in 8 or 0.5",
    "true or false": "write true or false, without quotes",
    "text": 'write text, as in "text"',
    "an object": 'write fields and their values, as in {"field": "value"}',
    "a list": 'write a list, as in ["value"]',
    "null": "leave the field out",
}
_YES = dict.fromkeys(("yes", "on", "true"), "true") | dict.fromkeys(("no", "off", "false"), "false")
_LETTERS = re.compile(r"\^\[(?P<ranges>(?:\w-\w)+)(?P<signs>(?:\\.|[^\]A-Za-z0-9\\])*)\]\+\$")
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}


@record
class Words:
    """What to tell: `meant` is the field that was misspelt, `path` leads further to the fault.

    `also` leads, from the value that was judged, to what it does not agree with.
    """

    message: str
    code: str
    hint: str = ""
    meant: str = ""
    path: Path = ()
    at_key: bool = False
    also: tuple[Path, ...] = ()


def word(error: _Error, landing: Landing, also: Sequence[tuple[_Error, Landing]] = ()) -> Words:
    """Put one error into words; `also` are those of other branches of a union at its place."""
    kind = error["type"]
    if kind in MISMATCHES:
        return _mismatch(error, landing, also)
    if kind in {"literal_error", "enum"}:
        return _choice(error, landing, also)
    return _PHRASES.get(kind, _other)(error, landing)


def _other(error: _Error, _: Landing) -> Words:
    """Take the words of a validator, or mend those of a kind that has none of its own."""
    context = error.get("ctx") or {}
    raised = context.get("error")
    message = str(error["msg"])
    for start in ("Value error, ", "Assertion failed, "):
        message = message.removeprefix(start)
    if message.startswith("Input should "):
        message = f"must {message.removeprefix('Input should ')}"
    hint = getattr(raised, "hint", "") or context.get("hint", "")
    path = getattr(raised, "path", ())
    at_key = path[-1:] == ("[key]",)
    return Words(
        message=message,
        code=getattr(raised, "code", "") or context.get("code", "GEN207"),
        hint=str(hint),
        path=path[:-1] if at_key else path,
        at_key=at_key,
        also=getattr(raised, "also", ()),
    )


def _mismatch(error: _Error, landing: Landing, also: Sequence[tuple[_Error, Landing]]) -> Words:
    value = error["input"]
    wanted = [MISMATCHES[error["type"]]]
    wanted += [MISMATCHES[e["type"]] for e, _ in also if e["type"] in MISMATCHES]
    message = f"expected {either(dict.fromkeys(wanted))}, got {kind_of(value)}"
    return Words(code="GEN203", message=message, hint=_mend(wanted, value, landing))


def _mend(wanted: list[str], value: Any, landing: Landing) -> str:
    """How to turn a value of the wrong kind into one that is wanted."""
    hint = ""
    if value is None:
        hint = "write a value, or leave the field out"
    elif isinstance(value, str):
        hint = _unquoted(wanted, value.strip())
    elif isinstance(value, float) and value.is_integer() and wanted == ["a whole number"]:
        hint = f"write {int(value)}"
    elif "text" in wanted and isinstance(value, bool | int | float):
        hint = f'write it in quotes, as in "{plain(value)}"'
    if not hint and "a list" in wanted and not isinstance(value, dict | list | tuple):
        hint = f"put it into a list, as in [{scalar(value)}]"
    return hint or (_allowed_fields(landing) if "an object" in wanted else "") or _PLAIN[wanted[0]]


def _unquoted(wanted: list[str], text: str) -> str:
    if "true or false" in wanted and text.lower() in _YES:
        word = _YES[text.lower()]
        return f"write {word} without quotes" if word == text.lower() else f"write {word}"
    if {"a whole number", "a number"} & set(wanted) and text.isascii() and text.isdigit():
        return f"write {text} without quotes"
    return ""


def _bound(error: _Error, landing: Landing) -> Words:
    key, phrase = _BOUNDS[error["type"]]
    value = plain(error["input"])
    message = f"must be {phrase} {plain(error['ctx'][key])}, got {value}"
    low, high = landing.schema.get("ge"), landing.schema.get("le")
    hint = f"write a number that is {phrase} {plain(error['ctx'][key])}"
    if low is not None and high is not None:
        hint = f"allowed: {plain(low)} to {plain(high)}"
    return Words(code="GEN205", message=message, hint=hint)


def _length(error: _Error, _: Landing) -> Words:
    context, value = error["ctx"], error["input"]
    is_text = isinstance(value, str)
    short = "min_length" in context
    number = context["min_length" if short else "max_length"]
    unit = "character" if is_text else "item"
    many = f"{number} {unit}{'' if number == 1 else 's'}"
    has = len(value) if hasattr(value, "__len__") else "another number"
    message = (
        f"needs at least {many}, has {has}" if short else f"may have at most {many}, has {has}"
    )
    apart = abs(number - has) if isinstance(has, int) else 0
    hint = f"add {apart} more" if short else f"leave out {apart}"
    if is_text:
        hint = f"write {apart} more" if short else f"shorten it by {apart}"
    elif not has:
        hint = "name what belongs here, or leave the field out"
    return Words(code="GEN206", message=message, hint=hint)


def _missing(_: _Error, landing: Landing) -> Words:
    name = str(landing.path[-1])
    return Words(
        code="GEN202", message=f"the field {named(name)} is missing", hint=_example(name, landing)
    )


def _example(name: str, landing: Landing) -> str:
    kind = landing.schema.get("type")
    if kind == "literal":
        return f"add {named(name)}; allowed: {listed(landing.schema['expected'])}"
    told = example(landing.schema)
    if told:
        return f"add {named(name)}, as in {shown(told)}"
    kinds = {"int": "a whole number", "str": "text", "bool": "true or false", "float": "a number"}
    what = kinds.get(str(kind))
    return f"add {named(name)} ({what})" if what else f"add {named(name)}"


def _unknown(_: _Error, landing: Landing) -> Words:
    name = str(landing.path[-1])
    meant = closest(name, field_names(landing.schema))
    hint = f"did you mean `{meant}`?" if meant else _allowed_fields(landing)
    return Words(code="GEN201", message=f"unknown field {named(name)}", hint=hint, meant=meant)


def _allowed_fields(landing: Landing) -> str:
    names = [name for name in field_names(landing.schema) if not name.startswith("$")]
    return f"fields allowed here: {', '.join(names[:MOST_NAMES])}" if names else ""


def _choice(error: _Error, landing: Landing, also: Sequence[tuple[_Error, Landing]]) -> Words:
    allowed = list(landing.schema.get("expected", ()))
    for other, place in also:
        if other["type"] == "literal_error":
            allowed += place.schema.get("expected", ())
    kinds = dict.fromkeys(MISMATCHES[e["type"]] for e, _ in also if e["type"] in MISMATCHES)
    value = error["input"]
    names = listed(allowed) if allowed else str(error["ctx"].get("expected", ""))
    hint = f"allowed: {either([names, *kinds])}"
    meant = closest(value, [x for x in allowed if isinstance(x, str)])
    if meant:
        hint = f'did you mean "{meant}"? {hint}'
    return Words(code="GEN204", message=f"{kind_of(value)} is not allowed here", hint=hint)


def _tag(error: _Error, _: Landing) -> Words:
    context = error["ctx"]
    field = str(context["discriminator"]).strip("'")
    value = error["input"].get(field) if isinstance(error["input"], dict) else context["tag"]
    allowed = [name.strip().strip("'") for name in str(context["expected_tags"]).split(",")]
    meant = closest(value, allowed)
    hint = f"allowed: {listed(allowed)}"
    if meant:
        hint = f'did you mean "{meant}"? {hint}'
    return Words(
        code="GEN204", message=f"{kind_of(value)} is not a {field}", hint=hint, path=(field,)
    )


def _no_tag(error: _Error, landing: Landing) -> Words:
    field = str(error["ctx"]["discriminator"]).strip("'")
    allowed = list(landing.schema.get("choices", {}))
    hint = f"add {named(field)}; allowed: {listed(allowed)}" if allowed else f"add {named(field)}"
    return Words(
        code="GEN202", message=f"the field {named(field)} is missing", hint=hint, path=(field,)
    )


def _pattern(error: _Error, landing: Landing) -> Words:
    message = f"{scalar(error['input'])} has a form that is not allowed here"
    pattern = str(error["ctx"]["pattern"])
    letters = _LETTERS.fullmatch(pattern)
    told = example(landing.schema)
    as_in = f"write it as in {shown(told)}" if told else ""
    if letters is None:
        return Words(code="GEN207", message=message, hint=as_in or f"its pattern is {pattern}")
    ranges, signs = letters["ranges"], letters["signs"].replace("\\", "")
    spans = ", ".join(f"{each[0]} to {each[2]}" for each in _threes(ranges))
    return Words(
        code="GEN207",
        message=message,
        hint=", ".join(
            filter(None, (f"it may hold {spans}{f' and {signs}' if signs else ''}", as_in))
        ),
    )


def _threes(text: str) -> Iterable[str]:
    return (text[at : at + 3] for at in range(0, len(text), 3))


def _multiple(error: _Error, _: Landing) -> Words:
    step = error["ctx"]["multiple_of"]
    near = f"such as {round(error['input'] / step) * step or step}"
    return Words(code="GEN205", message=f"must be a multiple of {step}", hint=near)


def _half(_: _Error, __: Landing) -> Words:
    return Words(
        code="GEN215", message="half of a character inside a text", hint="write the whole character"
    )


_PHRASES: dict[str, Callable[[_Error, Landing], Words]] = {
    **dict.fromkeys(_BOUNDS, _bound),
    **dict.fromkeys(("too_short", "too_long", "string_too_short", "string_too_long"), _length),
    "missing": _missing,
    "extra_forbidden": _unknown,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "string_pattern_mismatch": _pattern,
    "multiple_of": _multiple,
    "string_unicode": _half,
}
