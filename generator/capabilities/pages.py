"""The matrix of capabilities as pages: for a terminal, and for the docs."""

from __future__ import annotations

from typing import Any

from generator.telling import tables


def text(blueprint: str, rows: list[dict[str, Any]]) -> str:
    """Write the verdicts as a table, and below it what is to be told of some."""
    named = sorted({cloud for row in rows for cloud in row["clouds"]})
    table = tables.text(
        [
            [
                row["capability"],
                *(row["clouds"].get(cloud, {}).get("verdict", "") for cloud in named),
            ]
            for row in rows
        ],
        head=[blueprint, *named],
    )
    told = [
        f"  {row['capability']}, {cloud}: {found['told']}"
        for row in rows
        for cloud, found in row["clouds"].items()
        if found["told"]
    ]
    return "\n".join([table, "", *told])


def markdown(blueprint: str, rows: list[dict[str, Any]]) -> str:
    """Write the verdicts, and what is to be told of them, as a table of Markdown."""
    named = sorted({cloud for row in rows for cloud in row["clouds"]})
    table = tables.markdown(
        [
            [row["capability"], *(_cell(row["clouds"].get(cloud)) for cloud in named)]
            for row in rows
        ],
        head=["capability", *named],
    )
    return f"## {blueprint}\n\n{table}"


def _cell(found: dict[str, str] | None) -> str:
    if found is None:
        return ""
    return f"{found['verdict']}: {found['told']}" if found["told"] else found["verdict"]
