"""Write the models of all blueprints down as plain classes, from what Pydantic understood of them.

A model becomes a class over `generator.spec.light.Model`: its fields as readers, its methods as
they stand in the source. Whatever has no certain counterpart there raises `UnfreezableError`: a
wheel never reads a spec differently from a checkout.
"""

from __future__ import annotations

import sys
from importlib import import_module
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from building.slices import UnfreezableError, heavy, module_source

PACKAGE = "generator.frozen"
_IGNORED = {"type", "metadata", "ref", "serialization", "strict"}
_KNOWN = {
    "str": {"min_length", "max_length", "pattern"},
    "int": {"ge", "le"},
    "bool": set[str](),
    "literal": {"expected"},
    "nullable": {"schema"},
    "tuple": {"items_schema", "variadic_item_index", "min_length", "max_length"},
    "dict": {"keys_schema", "values_schema", "min_length", "max_length"},
    "union": {"choices"},
    "function-after": {"function", "schema"},
    "function-before": {"function", "schema"},
    "definition-ref": {"schema_ref"},
    "definitions": {"schema", "definitions"},
    "default": {"schema", "default", "default_factory", "default_factory_takes_data"},
    "model": {"cls", "schema", "config", "custom_init", "root_model"},
    "model-fields": {"fields", "model_name", "computed_fields"},
    "model-field": {"schema", "validation_alias", "serialization_alias"},
}
_CONFIG = {"extra_fields_behavior", "strict", "title"}
_PLAIN = {
    _constants.LITERAL,
    _constants.NOT_LITERAL,
    _constants.RANGE,
    _constants.IN,
    _constants.NEGATE,
    _constants.MAX_REPEAT,
    _constants.SUBPATTERN,
    _constants.BRANCH,
}


def frozen_modules() -> dict[str, str]:
    """Write the modules of `generator.frozen`, file name -> source, for every blueprint."""
    from generator.blueprints import BLUEPRINTS
    from generator.spec import load

    wanted = _Wanted()
    for blueprint, module in BLUEPRINTS.items():
        loaded = import_module(f"generator.spec.{module}")
        wanted.class_(getattr(loaded, load._CLASSES[blueprint]))  # noqa: SLF001 - one table of them
    return wanted.sources()


class _Wanted:
    """The classes and functions that must be written, found by following the models."""

    def __init__(self) -> None:
        self.bodies: dict[str, dict[str, str]] = {}
        self.names: dict[str, set[str]] = {}

    def sources(self) -> dict[str, str]:
        """Write every module; what its functions need of other modules comes along."""
        done: dict[str, str] = {"__init__.py": '"""Made when the wheel was built."""\n'}
        written: dict[str, frozenset[str]] = {}
        while True:
            open_ = [m for m, names in self.names.items() if written.get(m) != frozenset(names)]
            if not open_:
                return done
            for module in open_:
                names = frozenset(self.names[module])
                source, needed = module_source(
                    module, names, self.bodies.get(module, {}), package=PACKAGE
                )
                done[module.rpartition(".")[2] + ".py"] = source
                written[module] = names
                for other, name in needed:
                    held = getattr(sys.modules[other], name)
                    if isinstance(held, type) and hasattr(held, "__pydantic_core_schema__"):
                        self.class_(held)
                    else:
                        self.names.setdefault(other, set()).add(name)

    def class_(self, cls: type) -> str:
        """Note a model and its bases; return its name."""
        bodies = self.bodies.setdefault(cls.__module__, {})
        if cls.__name__ not in bodies:
            bodies[cls.__name__] = ""  # on its way, should it hold itself
            self.names.setdefault(cls.__module__, set()).add(cls.__name__)
            for base in cls.__mro__[1:]:
                if base.__module__.startswith("generator."):
                    self.class_(base)
            bodies[cls.__name__] = _Class(self, cls).body()
        return cls.__name__

    def name_of(self, held: Any) -> str:
        """Name a function or class of ours as the written module sees it."""
        module, name = held.__module__, held.__qualname__
        if module == "builtins":
            return str(name)
        if "." in name or not module.startswith("generator."):
            raise UnfreezableError(f"{module}.{name} is no function of one of our modules")
        if heavy(module):
            self.names.setdefault(module, set()).add(name)
        return f"{module}:{name}"


class _Class:
    """One model, from its core schema to the body of its class."""

    def __init__(self, wanted: _Wanted, cls: type) -> None:
        self.wanted = wanted
        self.cls = cls
        self.definitions: dict[str, Any] = {}

    def body(self) -> str:
        schema = self._checked(self.cls.__pydantic_core_schema__)  # type: ignore[attr-defined]
        if schema["type"] == "definitions":
            self.definitions = {one["ref"]: one for one in schema["definitions"]}
            schema = self._checked(schema["schema"])
        schema = self._resolved(schema)
        after: list[str] = []
        while schema["type"] == "function-after" and self._method(schema):
            after.insert(0, self._method(schema))
            schema = self._checked(schema["schema"])
        if schema["type"] != "model" or schema["cls"] is not self.cls:
            self._refuse(f"{schema['type']} around the model")
        config = schema.get("config", {})
        if set(config) - _CONFIG or not config.get("strict") or schema.get("root_model"):
            self._refuse(f"the configuration {config}")
        inner = self._checked(schema["schema"])
        before: list[str] = []
        while inner["type"] == "function-before" and self._method(inner):
            before.append(self._method(inner))
            inner = self._checked(inner["schema"])
        if inner["type"] != "model-fields" or inner.get("computed_fields"):
            self._refuse(f"{inner['type']} inside the model")
        fields = "".join(
            f"        {name!r}: {self._field(name, field)},\n"
            for name, field in inner["fields"].items()
        )
        return (
            f"    _origin = ({self.cls.__module__!r}, {self.cls.__name__!r})\n"
            f"    _open = {config.get('extra_fields_behavior') == 'allow'}\n"
            f"    _before = {tuple(before)!r}\n"
            f"    _after = {tuple(after)!r}\n"
            f"    model_fields = {{\n{fields}    }}\n"
        )

    def _field(self, name: str, field: Any) -> str:
        schema = self._checked(self._checked(field)["schema"])
        default = "light.missing"
        if schema["type"] == "default":
            if schema.get("default_factory_takes_data"):
                self._refuse("a default made from other fields")
            if "default_factory" in schema:
                default = self.wanted.name_of(schema["default_factory"])
            else:
                default = f"light.constant({self._value(schema['default'])})"
            schema = schema["schema"]
        key = field.get("validation_alias", name)
        if not isinstance(key, str):
            self._refuse(f"the alias {key!r}")
        return f"({key!r}, {self._node(schema)}, {default})"

    def _value(self, value: Any) -> str:
        """Write a default down; only what cannot be changed may be shared."""
        if isinstance(value, str | int | float | bool | None):
            return repr(value)
        if isinstance(value, tuple):
            return f"({''.join(f'{self._value(item)}, ' for item in value)})"
        if hasattr(value, "model_fields_set"):
            given = {name: getattr(value, name) for name in sorted(value.model_fields_set)}
            self.wanted.class_(type(value))
            held = ", ".join(f"{name}={self._value(item)}" for name, item in given.items())
            return f"{type(value).__module__}:{type(value).__name__}({held})"
        self._refuse(f"the default {value!r}")
        raise AssertionError

    def _node(self, schema: Any) -> str:
        schema = self._resolved(self._checked(schema))
        kind = schema["type"]
        write = getattr(self, "_" + kind.replace("-", "_"), None)
        if write is None:
            self._refuse(f"a field of the kind {kind}")
            raise AssertionError
        return str(write(schema))

    def _str(self, schema: Any) -> str:
        form = schema.get("pattern")
        return f"light.text({self._bounds(schema, form=_stripped(form) if form else None)})"

    def _int(self, schema: Any) -> str:
        return f"light.whole({_keywords(ge=schema.get('ge'), le=schema.get('le'))})"

    def _bool(self, _: Any) -> str:
        return "light.truth"

    def _literal(self, schema: Any) -> str:
        for each in schema["expected"]:
            if type(each) not in {str, int, bool}:
                self._refuse(f"the literal {each!r}")
        return f"light.one_of({', '.join(map(repr, schema['expected']))})"

    def _nullable(self, schema: Any) -> str:
        return f"light.optional({self._node(schema['schema'])})"

    def _tuple(self, schema: Any) -> str:
        if schema.get("variadic_item_index") != 0 or len(schema["items_schema"]) != 1:
            self._refuse("a tuple of fixed length")
        node = self._node(schema["items_schema"][0])
        return f"light.several({node}, {self._bounds(schema)})"

    def _dict(self, schema: Any) -> str:
        key, value = self._node(schema["keys_schema"]), self._node(schema["values_schema"])
        return f"light.mapping({key}, {value}, {self._bounds(schema)})"

    def _union(self, schema: Any) -> str:
        return f"light.either({', '.join(map(self._node, schema['choices']))})"

    def _function_after(self, schema: Any) -> str:
        inner, layers = schema, []
        while inner["type"] == "function-after":
            layers.append(inner)
            inner = self._resolved(self._checked(inner["schema"]))
        if inner["type"] == "model":  # rules that are the model's own are applied by its class
            layers = [one for one in layers if not _method_of(inner["cls"], one)]
        node = self._node(inner)
        for layer in reversed(layers):
            node = f"light.then({node}, {self._function(layer)})"
        return node

    def _function_before(self, schema: Any) -> str:
        return f"light.first({self._function(schema)}, {self._node(schema['schema'])})"

    def _model(self, schema: Any) -> str:
        self.wanted.class_(schema["cls"])
        return f"{schema['cls'].__module__}:{schema['cls'].__name__}.read"

    def _function(self, schema: Any) -> str:
        if schema["function"]["type"] != "no-info":
            self._refuse("a rule that asks for the context")
        return self.wanted.name_of(schema["function"]["function"])

    def _method(self, schema: Any) -> str:
        return _method_of(self.cls, schema)

    def _bounds(self, schema: Any, **more: Any) -> str:
        return _keywords(least=schema.get("min_length"), most=schema.get("max_length"), **more)

    def _resolved(self, schema: Any) -> Any:
        while schema["type"] == "definition-ref":
            schema = self._checked(self.definitions[schema["schema_ref"]])
        return schema

    def _checked(self, schema: Any) -> Any:
        """Refuse a schema that says anything which is not understood here."""
        known = _KNOWN.get(schema["type"])
        if known is None or set(schema) - known - _IGNORED or schema.get("strict") is False:
            self._refuse(f"{schema['type']} with {sorted(set(schema) - (known or set()))}")
        return schema

    def _refuse(self, what: str) -> None:
        raise UnfreezableError(
            f"{self.cls.__module__}.{self.cls.__name__}: {what} cannot be read without Pydantic; "
            "teach generator/spec/light.py and building/models.py"
        )


def _method_of(cls: type, schema: Any) -> str:
    """Name the method of `cls` that a rule is; empty for a rule that comes from elsewhere."""
    function = schema["function"]["function"]
    owner, _, name = function.__qualname__.rpartition(".")
    own = any(base.__qualname__ == owner and name in vars(base) for base in cls.__mro__)
    return str(name) if own and schema["function"]["type"] == "no-info" else ""


def _keywords(**given: Any) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in given.items() if value is not None)


def _stripped(pattern: str) -> str:
    """Take the anchors off a pattern that means the same to Python as to Pydantic's engine."""
    parsed = _parser.parse(pattern)
    kinds = [item[0] for item in parsed]
    if pattern[0] + pattern[-1] != "^$" or kinds[0] is not kinds[-1] or len(pattern) == 1:
        raise UnfreezableError(f"the pattern {pattern} does not go from ^ to $")
    inner = pattern[1:-1]
    if not pattern.isascii() or not _plain(_parser.parse(inner)):
        raise UnfreezableError(f"the pattern {pattern} holds more than sets, groups and repeats")
    return inner


def _plain(parsed: Any) -> bool:
    if isinstance(parsed, _parser.SubPattern | list):
        return all(map(_plain, parsed))
    if isinstance(parsed, tuple) and parsed and parsed[0] in _PLAIN:
        return all(_plain(part) for part in parsed[1:])
    if isinstance(parsed, tuple):
        return all(map(_plain, parsed))
    return not isinstance(parsed, type(_constants.LITERAL)) or parsed == _constants.MAXREPEAT
