"""Validation errors in the user's words: every problem of a spec, placed, at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from generator.errors import Place, Problem, SpecError
from generator.spec.limits import Path
from generator.spec.report import cut, place, tidy
from generator.spec.shapes import Landing, Shape
from generator.spec.source import Source
from generator.spec.text import suspects
from generator.spec.words import MISMATCHES, Words, word

if TYPE_CHECKING:
    from pydantic import BaseModel, TypeAdapter, ValidationError

_Model = TypeVar("_Model", bound="BaseModel")


@dataclass(frozen=True, slots=True)
class _Found:
    """An error of Pydantic with where it leads, and how many unions were resolved."""

    error: Any
    landing: Landing
    also: tuple["_Found", ...] = ()

    @property
    def kind(self) -> str:
        return str(self.error["type"])


def validate(source: Source, model: type[_Model]) -> _Model:
    """Read `source` as a `model`.

    Raises:
        SpecError: every problem: hostile or secret text, and what the model refuses.

    """
    from pydantic import ValidationError

    problems = inspect(source)
    bad = {(problem.line, problem.column) for problem in problems}
    try:
        spec = model.model_validate(source.data)
    except ValidationError as error:
        rest = from_pydantic(error, source, model)
        # A text that is hostile breaks its field's own rule too; once is enough.
        problems += tuple(p for p in rest if not p.line or (p.line, p.column) not in bad)
    else:
        if not problems:
            return spec
    raise SpecError(cut(tidy(problems)))


def inspect(source: Source) -> tuple[Problem, ...]:
    """Find every text of a spec, keys too, that is hostile or looks like a secret."""
    found = suspects(source.data)
    return tidy(place(source, problem, at_key=is_key) for problem, is_key in found)


def from_pydantic(
    error: "ValidationError",
    source: Source,
    model: "type[BaseModel] | TypeAdapter[Any] | None" = None,
) -> tuple[Problem, ...]:
    """Put what Pydantic found into the user's words: placed, sorted, each once.

    With `model`, what was validated against, hints know the fields and values that are allowed.
    """
    schema = getattr(model, "__pydantic_core_schema__", None) or getattr(model, "core_schema", {})
    shape = Shape(schema)
    found = []
    for item in error.errors(include_url=False):
        if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue  # only items that are refused for themselves were not counted
        landing = shape.land(item["loc"])
        found.append(_Found(item, landing))
    chosen = _collapse(found)
    words = [(each, _words(each, shape)) for each in chosen]
    return tidy(_placed(source, words))


def _words(found: _Found, shape: Shape) -> Words:
    landing = found.landing
    if found.kind == "extra_forbidden":
        parent = shape.land(found.error["loc"][:-1])
        landing = replace(landing, schema=parent.schema)
    return word(found.error, landing, [(each.error, each.landing) for each in found.also])


def _placed(source: Source, words: list[tuple[_Found, Words]]) -> Iterable[Problem]:
    """Place each problem; a field that is only misspelt is not missing as well."""
    meant = {
        (*found.landing.path[:-1], said.meant)
        for found, said in words
        if found.kind == "extra_forbidden" and said.meant
    }
    for found, said in words:
        path = found.landing.path + said.path
        if found.kind == "missing" and path in meant:
            continue
        at_key = found.landing.at_key or found.kind == "extra_forbidden" or said.at_key
        also = tuple(Place(path=found.landing.path + other) for other in said.also)
        yield place(
            source,
            Problem(code=said.code, message=said.message, hint=said.hint, path=path, also=also),
            at_key=at_key,
        )


def _collapse(found: list[_Found], depth: int = 0) -> list[_Found]:
    """Keep, of each union, the errors of the branch that the input most resembles."""
    kept = []
    unions: dict[Path, dict[str, list[_Found]]] = {}
    for each in found:
        if len(each.landing.branches) <= depth:
            kept.append(each)
            continue
        path, label = each.landing.branches[depth]
        unions.setdefault(path, {}).setdefault(label, []).append(each)
    for path, branches in unions.items():
        ordered = sorted(branches.values(), key=lambda errors: _distance(errors, path))
        best, *others = ordered
        direct = [o for o in others if o[0].landing.path == path]
        if len(best) == 1 and best[0].landing.path == path and best[0].landing.schema is not None:
            also = tuple(errors[0] for errors in direct)
            kept.append(replace(best[0], also=also))
        else:
            kept += _collapse(best, depth + 1)
    return kept


def _distance(errors: list[_Found], path: Path) -> tuple[int, int, int, int]:
    """How far the input is from a branch: its kind, its fixed values, its fields, the rest."""
    kinds = [each.kind for each in errors]
    mismatch = any(e.kind in MISMATCHES and e.landing.path == path for e in errors)
    fixed = sum(e.kind == "literal_error" and len(e.landing.path) > len(path) for e in errors)
    extra, missing = kinds.count("extra_forbidden"), kinds.count("missing")
    return (int(mismatch), fixed, 2 * extra + missing, len(errors))
