"""Findings in the forms that people and machines read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.verify.finding import RULES, Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.verify.origin import Origin

Told = tuple[str, Finding]
"""A finding and the folder of its project."""


def place(folder: str, finding: Finding) -> str:
    """The path of a finding's file as the user can open it."""
    return f"{folder}/{finding.file}" if finding.file else folder


def seen(told: Iterable[Told]) -> Iterator[Told]:
    """Give findings without what a terminal obeys and what no eye sees: projects are anybody's."""
    for folder, one in told:
        whole = f"{folder}{one.file}{one.message}{one.hint}"
        if whole.isascii() and whole.isprintable():
            yield folder, one
            continue
        from generator.spec.text import visible

        yield (
            visible(folder),
            one._replace(
                file=visible(one.file), message=visible(one.message), hint=visible(one.hint)
            ),
        )


def text(told: Sequence[Told]) -> str:
    """One line for each finding, as compilers write it, and its hint below."""
    lines = []
    for folder, one in seen(told):
        where = place(folder, one) + (f":{one.line}:{one.column}" if one.line else "")
        lines.append(f"{where}: {one.severity}: {one.message} [{one.rule}]")
        if one.hint:
            lines.append(f"  hint: {one.hint}")
        if one.origin:
            lines.append(f"  from: {one.origin.told()}")
    return "\n".join(lines)


def as_json(told: Sequence[Told]) -> str:
    """One JSON document."""
    return json.dumps(
        [{"project": folder, **one._asdict(), "origin": _origin(one)} for folder, one in told],
        indent=2,
    )


def _origin(one: Finding) -> dict[str, Any] | None:
    if one.origin is None:
        return None
    return {**one.origin._asdict(), "fields": [said._asdict() for said in one.origin.fields]}


def github(told: Sequence[Told]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        annotation(
            one.severity,
            (place(folder, one), one.line, one.column),
            title=one.rule,
            text=_whole(one) + _from(one),
        )
        for folder, one in seen(told)
    )


def annotation(kind: str, where: tuple[str, int, int], *, title: str, text: str) -> str:
    """Write one workflow command at a file, line and column; one without a line is its first."""
    file, line, column = where
    place = f"file={_property(file)},line={max(line, 1)},col={max(column, 1)}"
    return f"::{kind} {place},title={title}::{_data(text)}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _whole(one: Finding) -> str:
    return f"{one.message} ({one.hint})" if one.hint else one.message


def _from(one: Finding) -> str:
    return f"\nfrom: {one.origin.told()}" if one.origin else ""


def markdown(told: Sequence[Told]) -> str:
    """A table for a comment on a pull request."""
    from generator.filters import code, md

    if not told:
        return "No findings."
    rows = [
        f"| {code(place(folder, one))}:{one.line} | {one.severity} | `{one.rule}` "
        f"| {md(_whole(one))} | {md(one.origin.told()) if one.origin else ''} |"
        for folder, one in seen(told)
    ]
    head = ["| Place | Severity | Rule | What | From |", "| --- | --- | --- | --- | --- |"]
    return "\n".join([*head, *rows])


def sarif(told: Sequence[Told]) -> str:
    """SARIF 2.1.0, which code scanning services read."""
    used = sorted({one.rule for _, one in told})
    rules = [{"id": rule, "shortDescription": {"text": RULES.get(rule, rule)}} for rule in used]
    return log(rules, list(_results(told)))


def log(rules: list[dict[str, Any]], results: list[dict[str, Any]]) -> str:
    """Write the document of one run."""
    run = {"tool": {"driver": {"name": "gen", "rules": rules}}, "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _results(told: Iterable[Told]) -> Iterable[dict[str, Any]]:
    for folder, one in told:
        region = {"startLine": max(one.line, 1), "startColumn": max(one.column, 1)}
        location = {"artifactLocation": {"uri": place(folder, one)}, "region": region}
        result = {
            "ruleId": one.rule,
            "level": one.severity,
            "message": {"text": _whole(one)},
            "locations": [{"physicalLocation": location}],
        }
        yield {**result, "relatedLocations": list(_related(one.origin))} if one.origin else result


def _related(origin: Origin) -> Iterable[dict[str, Any]]:
    """Point to the line of the template, and to the fields that the spec says itself."""
    edited = ", before somebody edited it" if origin.edited else ""
    yield location(origin.template, origin.line, 1, f"The template that wrote the line{edited}.")
    for one in origin.fields:
        if one.line:
            yield location(one.file, one.line, one.column, f"The field {one.field} of the spec.")


def location(
    uri: str, line: int, column: int, message: str = "", *, width: int = 0
) -> dict[str, Any]:
    """Return a place as SARIF has it; one without a line is the file's first."""
    region = {"startLine": max(line, 1), "startColumn": max(column, 1)}
    if width:
        region["endColumn"] = max(column, 1) + width
    found: dict[str, Any] = {"artifactLocation": {"uri": uri}, "region": region}
    return {"physicalLocation": found} | ({"message": {"text": message}} if message else {})


FORMATS: dict[str, Callable[[Sequence[Told]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "markdown": markdown,
}
