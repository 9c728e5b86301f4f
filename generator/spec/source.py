"""Reading a spec file: its limits, its text, its values, and later the place of each of them."""

import json
import os
import stat
from functools import cached_property
from math import isinf
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from generator.record import record
from generator.spec.limits import DEEPEST, MOST_DIGITS, MOST_VALUES, BrokenTextError

if TYPE_CHECKING:
    from generator.spec.nodes import Lines, Node, Repeated

LARGEST_FILE = 1024 * 1024
"""How many bytes a spec may have; the largest real ones have a few thousand."""

_FORMATS: dict[str, Literal["json", "yaml"]] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}


@record
class Source:
    """A spec as it was read: `file` as the user named it, its text, its values as JSON has them.

    Positions are worked out when first asked for: a spec without problems never needs them.
    """

    file: str
    text: str
    data: dict[str, Any]
    format: Literal["json", "yaml"]

    @cached_property
    def root(self) -> "Node":
        """The outermost node, with the offsets of every value and key below it."""
        if self.format == "yaml":
            from generator.spec import yaml_text

            return yaml_text.scan(self.text)[1]
        from generator.spec import json_text

        return json_text.scan(self.text)[0]

    @cached_property
    def lines(self) -> "Lines":
        """The lines of the text."""
        from generator.spec.nodes import Lines

        return Lines(self.text)

    @cached_property
    def printable(self) -> dict[int, str]:
        """The lines that were asked for so far as they may be printed, by number."""
        return {}

    @cached_property
    def hidden(self) -> tuple[tuple[int, int], ...]:
        """The offsets of every value and key that looks like a secret: these are never printed."""
        from generator.spec.checks import names_secret  # only a problem asks
        from generator.spec.text import looks_like_secret

        try:
            nodes = list(self.root.all())
        except BrokenTextError:
            return ()
        spans = [
            (node.start, node.end)
            for path, node in nodes
            if looks_like_secret(node.text or "") or (path and names_secret(str(path[-1])))
        ]
        keys = [node.key for path, node in nodes if path and looks_like_secret(str(path[-1]))]
        return (*spans, *(span for span in keys if span))


def read_source(path: str | os.PathLike[str]) -> Source:
    """Read the spec at `path`, a JSON or YAML file of at most 1 MiB whose top is an object.

    Raises:
        SpecError: the file cannot be read, is no UTF-8 text, is broken or too deep, or repeats a
            key; every repeated key is a problem of its own.

    """
    file = os.fspath(path)
    kind = _FORMATS.get(os.path.splitext(file)[1].lower())  # noqa: PTH122  pathlib starts slowly
    if kind is None:
        from generator.spec.unreadable import refused

        hint = "name it .json, .yaml or .yml"
        raise refused(file, "a spec is a JSON or YAML file", hint, code="GEN003")
    text = _text(file, _content(file))
    try:
        data, repeated = _json(text) if kind == "json" else _yaml(text)
    except BrokenTextError as broken:
        from generator.spec.unreadable import misread

        raise misread(Source(file=file, text=text, data={}, format=kind), broken) from None
    if repeated:
        from generator.spec.unreadable import ambiguous

        raise ambiguous(Source(file=file, text=text, data={}, format=kind), repeated)
    if not isinstance(data, dict):
        from generator.spec.unreadable import no_object

        raise no_object(file, data, kind)
    return Source(file=file, text=text, data=data, format=kind)


def parsed(text: str, kind: Literal["json", "yaml"]) -> dict[str, Any]:
    """Return the values of a text that was edited; raises BrokenTextError where it broke."""
    data: dict[str, Any] = (_json(text) if kind == "json" else _yaml(text))[0]
    return data


def _content(file: str) -> bytes:
    """Read the bytes of a regular file; a pipe or a device is never waited for."""
    try:
        _refuse_unusual(file, os.stat(file))  # noqa: PTH116  pathlib starts slowly
        handle = os.open(
            file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        )
        try:
            _refuse_unusual(file, os.fstat(handle))
            with os.fdopen(handle, "rb", closefd=False) as stream:
                content = stream.read(LARGEST_FILE + 1)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        from generator.spec.unreadable import unopened

        raise unopened(file, error) from None
    if len(content) > LARGEST_FILE:
        from generator.spec.unreadable import too_large

        raise too_large(file, "more than 1")
    return content


def _refuse_unusual(file: str, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        from generator.spec.unreadable import unusual

        raise unusual(file, found.st_mode)
    if found.st_size > LARGEST_FILE:
        from generator.spec.unreadable import too_large

        raise too_large(file, f"{found.st_size / LARGEST_FILE:,.1f}")


def _text(file: str, content: bytes) -> str:
    try:
        # Editors on Windows put a byte order mark in front; it means nothing in UTF-8.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        from generator.spec.unreadable import undecodable

        raise undecodable(file, content, error) from None
    if "\0" in text or not text.strip():
        from generator.spec.unreadable import textless

        raise textless(file, text)
    return text


class _RepeatedKeyError(Exception):
    """An object of the JSON text holds a key twice."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RepeatedKeyError
    return found


def _json(text: str) -> "tuple[Any, list[Repeated]]":
    """Read JSON; only when something is wrong a second, slower reading says what and where."""
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError, _RepeatedKeyError):
        pass
    else:
        if _is_bounded(data):
            return data, []
    from generator.spec import json_text

    _, repeated = json_text.scan(text)
    if not repeated:
        raise BrokenTextError(
            "this is not JSON that can be read",
            "look for brackets and quotes that do not pair",
            0,
            code="GEN102",
        )
    return None, repeated


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def _is_bounded(data: Any) -> bool:
    """Tell whether depth, number of values and size of numbers are within the limits."""
    values = 0
    level = [data]
    for _ in range(DEEPEST):
        values += len(level)
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below.extend(value.values())
            elif isinstance(value, list):
                below.extend(value)
            elif not _is_small(value):
                return False
        if not below or values > MOST_VALUES:
            return values <= MOST_VALUES
        level = below
    return all(not isinstance(value, dict | list) and _is_small(value) for value in level)


def _is_small(value: Any) -> bool:
    """Tell whether a scalar is no number, or one that is finite and has few enough digits."""
    if isinstance(value, float):
        return not isinf(value)
    return not isinstance(value, int) or abs(value) < 10**MOST_DIGITS


def _yaml(text: str) -> "tuple[Any, list[Repeated]]":
    from generator.spec import yaml_text

    data, _, repeated = yaml_text.scan(text)
    return data, repeated
