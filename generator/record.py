"""Frozen records: values with named fields that cannot be changed.

They behave as `dataclasses.dataclass(frozen=True, kw_only=True)` makes them, but are made without
generating and compiling code, which for the classes of one run takes a quarter of its time.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_MISSING: Any = object()


class _Factory:
    """Makes the default of a field anew for every record."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], _T]) -> _T:
    """Declare a field whose default is made for every record, such as an empty dictionary."""
    factory: Any = _Factory(default_factory)
    made: _T = factory
    return made


@overload
def record(cls: type[_T], /) -> type[_T]: ...


@overload
def record(*, kw_only: bool) -> Callable[[type[_T]], type[_T]]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, *, kw_only: bool = True) -> Any:
    """Make a class of annotated fields a frozen record; fields of its bases come first.

    With `kw_only=False` the fields may also be given by their order.
    """
    if cls is None:
        return partial(_made, kw_only=kw_only)
    return _made(cls, kw_only=kw_only)


def _made(cls: Any, *, kw_only: bool) -> Any:
    fields: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        fields |= vars(base).get("__record_fields__", {})
    held = vars(cls)
    for name, annotation in cls.__annotations__.items():
        if not _of_class(annotation):
            fields[name] = held.get(name, _MISSING)
    cls.__record_fields__ = fields
    cls.__match_args__ = () if kw_only else tuple(fields)  # type: ignore[misc]
    for name, method in _METHODS.items():
        if name not in held:
            setattr(cls, name, method)
    return cls


def _of_class(annotation: Any) -> bool:
    if isinstance(annotation, str):
        return annotation.startswith("ClassVar")
    return annotation is ClassVar or getattr(annotation, "__origin__", None) is ClassVar


def replace(value: _T, /, **changes: Any) -> _T:
    """Return a copy of a record with some fields changed; raises TypeError for unknown ones."""
    held = {name: getattr(value, name) for name in type(value).__record_fields__}  # type: ignore[attr-defined]
    return type(value)(**(held | changes))


def _init(self: Any, *args: Any, **given: Any) -> None:
    fields = self.__record_fields__
    if args:
        if len(args) > len(self.__match_args__):
            raise TypeError(f"{type(self).__qualname__} takes its fields by their names")
        given |= dict(zip(fields, args, strict=False))
    held = self.__dict__
    for name, default in fields.items():
        if name in given:
            held[name] = given[name]
        elif default is _MISSING:
            raise TypeError(f"{type(self).__qualname__} needs {name}")
        else:
            held[name] = default.make() if type(default) is _Factory else default
    if not given.keys() <= fields.keys():
        unknown = ", ".join(sorted(given.keys() - fields.keys()))
        raise TypeError(f"{type(self).__qualname__} has no {unknown}")


def _values(self: Any) -> tuple[Any, ...]:
    return tuple([self.__dict__[name] for name in self.__record_fields__])


def _eq(self: Any, other: object) -> Any:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    held = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self.__record_fields__)
    return f"{type(self).__qualname__}({held})"


def _frozen(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"{type(self).__qualname__} is frozen: {name} cannot be changed")


_METHODS = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
}
