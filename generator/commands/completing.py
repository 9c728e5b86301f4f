"""What a shell offers while a command line is typed: specs, their fields, rules, GPUs.

Nothing here may fail or print: what cannot be told is not offered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click
    from click.shell_completion import CompletionItem


def files(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer files, which the shell itself finds."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]


def explained(
    _context: click.Context, _argument: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Offer files, and the rules and errors that begin so; bash wants files first."""
    found = rules(_context, _argument, begun) if begun else []
    if begun[:3] == "GEN":
        from generator.causes import causes

        found = _items(((code, one.title) for code, one in causes().items()), begun)
    return [*files(_context, _argument, begun), *found]


def rules(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the rules that projects are judged by."""
    from generator.verify.finding import RULES

    return _items(RULES.items(), begun)


def gpus(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the GPUs that any cloud has."""
    from generator.catalogue import gpus as known

    return _items(((one, "") for one in known()), begun)


def fields(context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer the paths of the fields of the spec that was named before."""
    spec = str(context.params.get("what") or "")
    try:
        found = dict.fromkeys(_paths(spec))
    except Exception:  # noqa: BLE001 - whatever is wrong with a spec, the shell goes on
        return []
    return _items(((path, "") for path in found), begun)


def _paths(spec: str) -> Iterator[str]:
    from pathlib import Path

    from generator.spec.load import load
    from generator.spec.report import render_path

    loaded = load(Path(spec))
    whole: Any = loaded.spec
    if not hasattr(whole, "model_dump"):
        from generator.spec.load import model_of

        data = loaded.source.data
        whole = model_of(data["blueprint"]).model_validate(data)
    for path in _below(whole.model_dump(mode="json", by_alias=True), ()):
        yield render_path(path)


def _below(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _below(one, (*path, key))


def _items(told: Iterable[tuple[str, str]], begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name, help=text or None) for name, text in told if name.startswith(begun)
    ]
