"""The JSON Schema (2020-12) of specs, made from the models that judge them and the catalogues.

It says the shape of a spec. Rules that no schema can say (two fields that contradict each other, a
range that is not private) are told by gen alone: whatever the schema refuses gen refuses, too.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from generator import clouds
from generator.blueprints import BLUEPRINTS, STACK
from generator.project import Cloud
from generator.spec.load import model_of
from generator.spec.part_schema import describe_parts
from generator.spec.parts import CloudChoice, Machine, Spec

if TYPE_CHECKING:
    from pydantic import BaseModel

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "A spec of gen"
# No environment has its own.
_WHOLE_SPEC = frozenset({"$schema", "blueprint", "environments", "overrides"})
_OF_ONE_VALUE = frozenset({"minProperties", "required", "default"})  # not of what lies over it


def dump() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """Build one schema for all blueprints: which fields a spec has follows from its blueprint."""
    models = {name: model_of(name) for name in BLUEPRINTS}
    _, built = models_json_schema(
        [(model, "validation") for model in (Spec, *models.values())], schema_generator=Generator
    )
    parts = _renamed(built["$defs"])
    common = parts.pop("Spec")["properties"]
    choices = []
    for name, model in models.items():
        whole = parts.pop(model.__name__)
        whole["properties"]["environments"]["additionalProperties"] = _overrides(
            whole, parts, like=parts["Environment"]
        )
        parts[name] = whole
        said = {"properties": {"blueprint": {"const": name}}, "required": ["blueprint"]}
        choices.append({"if": said, "then": {"$ref": f"#/$defs/{name}"}})
    del parts["Environment"]
    describe_parts(parts, tuple(name for name in BLUEPRINTS if name != STACK))
    blueprint = {
        "description": "What to build.",
        "oneOf": [
            {"const": name, "description": parts[name]["description"]} for name in BLUEPRINTS
        ],
    }
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": "One small system of AI inference, for one cloud or several.",
        "type": "object",
        "properties": {"$schema": common["$schema"], "blueprint": blueprint}
        | {key: field for key, field in common.items() if key not in _WHOLE_SPEC},
        "required": ["blueprint"],
        "allOf": choices,
        "$defs": dict(sorted(parts.items())),
    }


class Generator(GenerateJsonSchema):
    """Pydantic's generator, with what it leaves out: keys, descriptions, and the catalogues."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - Pydantic's own
        """Leave out titles that only repeat the name of a field."""
        return False

    def dict_schema(self, schema: Any) -> Schema:
        """Hold the names in an object to their rule, too."""
        built = super().dict_schema(schema)
        if "keys_schema" in schema:
            names = self.generate_inner(schema["keys_schema"])
            values = self.generate_inner(schema["values_schema"])
            built.pop("patternProperties", None)
            built["additionalProperties"] = values
            rules = {key: rule for key, rule in names.items() if key != "type"}
            if rules:
                built["propertyNames"] = rules
        return built

    def model_schema(self, schema: Any) -> Schema:
        """Describe each field, and name what the clouds have."""
        built = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        built.pop("title", None)
        built["description"] = _told(model)
        for name, field in built["properties"].items():
            own = _sentences_of(model, name)
            if own:
                field["description"] = own
            elif "description" not in field and not _speaks_for_itself(field):
                field["description"] = _of_type(field) or built["description"]
            if field.get("default", ...) is None:
                del field["default"]
        _name_regions(model, built["properties"])
        if model is Machine:
            _name_machines(built["properties"])
        return built


def _speaks_for_itself(field: Schema) -> bool:
    """Tell whether a field is a part that has a description of its own, or may be null."""
    return any("$ref" in kind for kind in (field, *field.get("anyOf", ())))


def _of_type(field: Schema) -> str:
    """Return what the first kind of value that a field takes says of itself."""
    kinds = [kind.get("description", "") for kind in field.get("anyOf", ())]
    return next(filter(None, kinds), "")


def _told(model: type[BaseModel]) -> str:
    return re.sub(r"\s+", " ", model.__doc__ or "").strip()


def _sentences_of(model: type[BaseModel], field: str) -> str:
    """Return the sentences in which a model's docstring, or its base's, speaks of a field."""
    ours = [cls for cls in model.__mro__ if cls.__module__.startswith("generator.")]
    for cls in ours:  # others speak of fields of their own
        text = re.sub(r"\s+", " ", vars(cls).get("__doc__") or "").strip()
        sentences = re.split(r"(?<=\.)\s+(?=[A-Z`])", text)
        own = [one for one in sentences if f"`{field}`" in one]
        if own:
            return " ".join(own)
    return ""


@cache
def _cloud_of() -> dict[type, Cloud]:
    """Tell which cloud a model speaks of: the fields of each blueprint's choice of clouds."""
    found: dict[type, Cloud] = {}
    for name in BLUEPRINTS:
        choice = model_of(name).model_fields["clouds"].annotation
        if isinstance(choice, type) and issubclass(choice, CloudChoice):
            for cloud, field in choice.model_fields.items():
                place = next(kind for kind in get_args(field.annotation) if kind is not type(None))
                found[place] = cloud  # type: ignore[assignment]
    return found


def _name_regions(model: type[BaseModel], fields: dict[str, Schema]) -> None:
    cloud = _cloud_of().get(model)
    if cloud is None:
        return
    regions = sorted(clouds.facts(cloud).regions)
    for name, field in fields.items():
        if name == "region" or name.endswith("_region"):
            kinds = field.pop("anyOf", None)
            for rule in ("type", "pattern", "maxLength", "examples"):
                field.pop(rule, None)
            field["enum"] = [*regions, *([None] if kinds else [])]
        elif name == "zones":
            zones = clouds.facts(cloud).zones
            field["examples"] = sorted({tuple(some) for some in zones.values()})[:5]


def _name_machines(fields: dict[str, Schema]) -> None:
    """Name the GPUs of all clouds, which are all that there are, and types that are known."""
    rows = [
        row
        for cloud in get_args(Cloud)
        for row in (*clouds.facts(cloud).machines, *clouds.facts(cloud).endpoint_machines)
    ]
    gpus = {"enum": [*sorted({row.gpu for row in rows if row.gpu}), None]}
    fields["gpu"] = {**gpus, **{k: v for k, v in fields["gpu"].items() if k != "anyOf"}}
    fields["type"]["examples"] = sorted({row.type for row in rows})


def _renamed(parts: dict[str, Schema]) -> dict[str, Schema]:
    """Name parts as in `parallel-serving.Aws` where two blueprints have parts of one name."""
    modules = {module: name for name, module in BLUEPRINTS.items()}

    def new(old: str) -> str:
        *_, module, name = ("", "", *old.split("__"))
        return f"{modules.get(module, module)}.{name}" if module else old

    text = json.dumps(parts)
    text = re.sub(r'"#/\$defs/([A-Za-z0-9_]+)"', lambda ref: f'"#/$defs/{new(ref[1])}"', text)
    return {new(name): part for name, part in json.loads(text).items()}


def _overrides(whole: Schema, parts: dict[str, Schema], *, like: Schema) -> Schema:
    """Make the schema of an environment: the fields of the spec, none needed, and its class.

    The parts that need a field get a twin among `parts` that does not.
    """
    made: dict[str, Schema] = {}

    def optional(node: Any) -> Any:
        if isinstance(node, list):
            return [optional(item) for item in node]
        if not isinstance(node, dict):
            return node
        kept = {k: optional(v) for k, v in node.items() if k not in _OF_ONE_VALUE | {"properties"}}
        if "properties" in node:
            kept["properties"] = {
                name: optional(field) for name, field in node["properties"].items()
            }
        if "$ref" in node:
            kept["$ref"] = twin(node["$ref"])
        return kept

    def twin(reference: str) -> str:
        name = reference.removeprefix("#/$defs/")
        if not _strict(name, parts, frozenset()):
            return reference
        if name not in made:
            made[name] = {}
            made[name] = optional(parts[name])
        return f"#/$defs/{name}.override"

    fields = {k: optional(v) for k, v in whole["properties"].items() if k not in _WHOLE_SPEC}
    parts.update({f"{name}.override": part for name, part in made.items()})
    return {
        "type": "object",
        "description": like["description"],
        "properties": {"class": like["properties"]["class"], **fields},
        "additionalProperties": False,
    }


def _strict(name: str, parts: dict[str, Schema], seen: frozenset[str]) -> bool:
    """Tell whether a part, or one inside it, needs what an environment need not say."""
    if name in seen:
        return False
    text = json.dumps(parts[name])
    inner = re.findall(r'"#/\$defs/([^"]+)"', text)
    if any(f'"{word}"' in text for word in ("required", "minProperties")):
        return True
    return any(_strict(one, parts, seen | {name}) for one in inner if one in parts)
