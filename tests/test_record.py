"""Records behave as frozen dataclasses do."""

import copy
import pickle
from typing import ClassVar

import pytest

from generator.record import field, record, replace


@record
class Base:
    """A record with a default, and something that belongs to the class."""

    kind: ClassVar[str] = "base"
    name: str
    tags: dict[str, str] = field(default_factory=dict)

    @property
    def loud(self) -> str:
        """The name in capitals."""
        return self.name.upper()


@record
class Derived(Base):
    """A record that gives its base's field a default, and adds one."""

    name: str = "none"
    count: int = 1


@record(kw_only=False)
class Pair:
    """A record whose fields may be given by their order."""

    first: int
    second: int = 2


def test_fields_defaults_and_bases() -> None:
    """Fields come from the bases too; each record has defaults of its own."""
    assert Derived().name == "none"
    assert Derived(name="x").loud == "X"
    assert Derived().tags is not Derived().tags
    assert repr(Derived(count=2)) == "Derived(name='none', tags={}, count=2)"
    assert Pair(1) == Pair(first=1, second=2)


def test_equality_and_hash_are_by_class_and_values() -> None:
    """Two records are equal when their class and all their fields are."""
    assert Derived() == Derived()
    assert Derived() != Derived(count=2)
    assert Base(name="none") != Derived()
    assert len({Pair(1), Pair(1, 2), Pair(1, 3)}) == 2
    with pytest.raises(TypeError):
        hash(Derived())


def test_copies() -> None:
    """Records are copied, pickled and replaced with their values."""
    one = Derived(name="x", tags={"a": "b"})
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one  # noqa: S301
    assert replace(one, count=3) == Derived(name="x", tags={"a": "b"}, count=3)
    with pytest.raises(TypeError, match="has no colour"):
        replace(one, colour=1)


def test_misuse_is_refused() -> None:
    """A record cannot be changed, nor made without a field, with one too many, or by order."""
    with pytest.raises(AttributeError):
        Pair(1).first = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del Pair(1).first
    with pytest.raises(TypeError, match="needs name"):
        Base()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="has no colour"):
        Derived(colour=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="by their names"):
        Derived("x")  # type: ignore[misc]
    with pytest.raises(TypeError, match="by their names"):
        Pair(1, 2, 3)  # type: ignore[call-arg]
