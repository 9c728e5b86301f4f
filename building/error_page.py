"""The page of errors: every code, what it means, what shows it and how that is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.causes import causes

if TYPE_CHECKING:
    from generator.causes import Shown

_HEAD = """# Errors

Each refusal has a code that stays, as in `error[GEN201]`. `gen explain GEN201` says the same on a
terminal; `--format json` gives the code to machines. Rules of `gen verify` have names instead: see
[rules](rules/README.md).
"""


def page() -> str:
    """Write the page."""
    parts = [_HEAD]
    for one in causes().values():
        parts.append(f"## {one.code}\n\n**{one.title}.** {one.why}\n")
        if one.refused:
            parts.append(f"This is refused{_shown(one.refused)}")
        if one.good:
            parts.append(f"This is not{_shown(one.good)}")
    return "\n".join(parts)


def _shown(shown: Shown) -> str:
    """Write an example: fields of a spec, a file, or commands beside one."""
    if shown.of == "$":
        return f", beside the spec `chat.json`:\n\n```text\n{shown.text}```\n"
    if "." in shown.of:
        language = {"yml": "yaml", "tf": "hcl"}.get(shown.of.rpartition(".")[2], "")
        language = language or shown.of.rpartition(".")[2]
        return f", as `{shown.of}`:\n\n```{language}\n{shown.text}```\n"
    return f", in a spec of {shown.of}:\n\n```json\n{shown.text}```\n"
