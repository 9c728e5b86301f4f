"""What `gen explain` and `gen list` tell of causes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.causes import causes

if TYPE_CHECKING:
    from generator.causes import Cause, Shown


def rows() -> list[dict[str, str]]:
    """Return every code with its title."""
    return [{"code": cause.code, "title": cause.title} for cause in causes().values()]


def fields(code: str) -> dict[str, Any]:
    """Return what JSON tells of a cause."""
    cause = causes()[code]
    return {
        "code": cause.code,
        "title": cause.title,
        "why": cause.why,
        "refused": _example(cause.refused),
        "good": _example(cause.good),
    }


def _example(shown: Shown | None) -> dict[str, str] | None:
    return None if shown is None else {"of": shown.of, "text": shown.text}


def text(code: str) -> str:
    """Explain a cause to people."""
    cause = causes()[code]
    return "\n\n".join([f"{cause.code}: {cause.title}", _wrapped(cause.why), *_shown(cause)])


def _shown(cause: Cause) -> list[str]:
    parts = []
    for word, shown in (("is refused", cause.refused), ("is not", cause.good)):
        if shown is not None:
            sign = "$ " if shown.of == "$" else ""
            parts.append(f"This {word}{_where(shown)}:")
            parts.append("\n".join(f"  {sign}{line}" for line in shown.text.splitlines()))
    return parts


def _where(shown: Shown) -> str:
    if shown.of == "$":
        return ""
    return f", in {shown.of}" if "." in shown.of else f", in a spec of {shown.of}"


def _wrapped(why: str) -> str:
    from textwrap import fill

    return fill(why, width=80)
