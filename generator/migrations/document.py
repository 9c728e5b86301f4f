"""The text of a spec, JSON or YAML, under edits that leave everything else as it stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.errors import Place, Problem, SpecError
from generator.record import replace
from generator.spec.report import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.spec.limits import Path
    from generator.spec.nodes import Node
    from generator.spec.source import Source

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-$"


class Document:
    """A spec that is rewritten: `text` and `data` always say the same."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.source.text

    @property
    def data(self) -> dict[str, Any]:
        """The values that the text has now."""
        return self.source.data

    def has(self, path: Path) -> bool:
        """Tell whether the spec says anything at `path`."""
        return self._value(path) is not _NOTHING

    def get(self, path: Path) -> Any:
        """Return the value at `path`; None where there is none."""
        found = self._value(path)
        return None if found is _NOTHING else found

    def rename(self, path: Path, name: str) -> None:
        """Give the field at `path` another name. Raises SpecError where that is taken."""
        other = (*path[:-1], name)
        if self.has(other):
            problem = Problem(
                code="GEN015",
                message=f"`{path[-1]}` is called `{name}` now, and both are given",
                hint="keep the one that is meant, and migrate again",
                path=path,
                also=(Place(path=other),),
            )
            raise SpecError([place(self.source, problem, at_key=True)])
        key = self._node(path).key
        if key is not None:
            start, end = key
            self._edit((start, end, self._key(name, like=self.text[start:end])))

    def wrap(self, path: Path, name: str) -> None:
        """Put the value at `path` into an object, as its field `name`."""
        node = self._node(path)
        self._edit((node.start, node.start, f"{{{self._key(name)}: "), (node.end, node.end, "}"))

    def say(self, name: str, value: Any, *, path: Path = ()) -> None:
        """Set a field of the object at `path`; one that is not there yet is added to it."""
        said = json.dumps(value)
        if self.has((*path, name)):
            node = self._node((*path, name))
            self._edit((node.start, node.end, said))
            return
        self._add(self._node(path), f"{self._key(name)}: {said}")

    def _add(self, node: Node, field: str) -> None:
        children = list((node.children or {}).values())
        if not children:
            self._edit((node.start, node.end, f"{{{field}}}"))
        elif node.opened:
            last = children[-1]
            first = (last.key or (last.start, 0))[0]
            line = self.text.rfind("\n", 0, first) + 1
            alone = not self.text[line:first].strip()  # each field has a line of its own
            between = f",{self._newline}{self.text[line:first]}" if alone else ", "
            self._edit((last.end, last.end, f"{between}{field}"))
        else:
            self._add_line(children, field)

    def _add_line(self, children: list[Node], field: str) -> None:
        """Add a line to a block of YAML: below its last field, if that is a line, or above all."""
        first = (children[0].key or (children[0].start, 0))[0]
        column = first - (self.text.rfind("\n", 0, first) + 1)
        indent = f"{self._newline}{' ' * column}"
        last = children[-1]
        if last.children is None and "\n" not in self.text[last.start : last.end]:
            end = self.text.find("\n", last.start)
            end = len(self.text) if end < 0 else end
            if self.text[:end].endswith("\r"):
                end -= 1
            self._edit((end, end, f"{indent}{field}"))
        else:
            self._edit((first, first, f"{field}{indent}"))

    @property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def _key(self, name: str, *, like: str = "") -> str:
        """Write a key: in JSON in quotes, in YAML as the key that it replaces, or without."""
        if self.source.format == "json" or like.startswith('"') or set(name) - set(_PLAIN):
            return json.dumps(name)
        return f"'{name}'" if like.startswith("'") else name

    def _edit(self, *edits: tuple[int, int, str]) -> None:
        from generator.spec.source import parsed

        text = self.text
        for start, end, written in sorted(edits, reverse=True):
            text = text[:start] + written + text[end:]
        self.source = replace(self.source, text=text, data=parsed(text, self.source.format))

    def _node(self, path: Path) -> Node:
        return self.source.root.walk(path)[0]

    def _value(self, path: Path) -> Any:
        value: Any = self.data
        for part in path:
            inside = isinstance(value, dict) and part in value
            if not inside and not (
                isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value)
            ):
                return _NOTHING
            value = value[part]
        return value

    def wholes(self) -> Iterator[Path]:
        """Yield the path of the spec, and of each environment, which says parts of it anew."""
        yield ()
        named = self.get(("environments",))
        for name in named if isinstance(named, dict) else ():
            yield ("environments", name)


_NOTHING: Any = object()
