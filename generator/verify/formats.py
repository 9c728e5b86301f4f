"""Findings in the forms that people and machines read."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.verify.finding import RULES, Finding

Told = tuple[str, Finding]
"""A finding and the folder of its project."""


def place(folder: str, finding: Finding) -> str:
    """The path of a finding's file as the user can open it."""
    return f"{folder}/{finding.file}" if finding.file else folder


def text(told: Sequence[Told]) -> str:
    """One line for each finding, as compilers write it, and its hint below."""
    lines = []
    for folder, one in told:
        where = place(folder, one) + (f":{one.line}:{one.column}" if one.line else "")
        lines.append(f"{where}: {one.severity}: {one.message} [{one.rule}]")
        if one.hint:
            lines.append(f"  hint: {one.hint}")
    return "\n".join(lines)


def as_json(told: Sequence[Told]) -> str:
    """One JSON document."""
    return json.dumps([{"project": folder, **one._asdict()} for folder, one in told], indent=2)


def github(told: Sequence[Told]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::{one.severity} file={_property(place(folder, one))},line={max(one.line, 1)},"
        f"col={max(one.column, 1)},title={one.rule}::{_data(_whole(one))}"
        for folder, one in told
    )


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _whole(one: Finding) -> str:
    return f"{one.message} ({one.hint})" if one.hint else one.message


def markdown(told: Sequence[Told]) -> str:
    """A table for a comment on a pull request."""
    from generator.filters import code, md

    if not told:
        return "No findings."
    rows = [
        f"| {code(place(folder, one))}:{one.line} | {one.severity} | `{one.rule}` "
        f"| {md(_whole(one))} |"
        for folder, one in told
    ]
    return "\n".join(["| Place | Severity | Rule | What |", "| --- | --- | --- | --- |", *rows])


def sarif(told: Sequence[Told]) -> str:
    """SARIF 2.1.0, which code scanning services read."""
    used = sorted({one.rule for _, one in told})
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "gen",
                        "rules": [
                            {"id": rule, "shortDescription": {"text": RULES.get(rule, rule)}}
                            for rule in used
                        ],
                    }
                },
                "results": list(_results(told)),
            }
        ],
    }
    return json.dumps(log, indent=2)


def _results(told: Iterable[Told]) -> Iterable[dict[str, Any]]:
    for folder, one in told:
        region = {"startLine": max(one.line, 1), "startColumn": max(one.column, 1)}
        location = {"artifactLocation": {"uri": place(folder, one)}, "region": region}
        yield {
            "ruleId": one.rule,
            "level": one.severity,
            "message": {"text": _whole(one)},
            "locations": [{"physicalLocation": location}],
        }


FORMATS: dict[str, Callable[[Sequence[Told]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
    "markdown": markdown,
}
