"""Draws specs from the models that validate them, so that a new field is drawn without new code."""

from __future__ import annotations

import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator import clouds
from generator.spec import addresses, checks
from generator.spec.parts import CloudChoice

WORDS = st.sampled_from(["chat", "rank", "embed-v2", "a1", "speech-to-text", "x-y-z"])
BY_RULE: dict[Any, st.SearchStrategy[Any]] = {
    checks.check_name: WORDS,
    addresses.check_cidr: st.sampled_from(["10.40.0.0/16", "172.16.0.0/20", "192.168.64.0/22"]),
    addresses.check_client_cidr: st.sampled_from(
        ["203.0.113.0/24", "198.51.100.7/32", "0.0.0.0/0"]
    ),
    addresses.check_hostname: st.sampled_from(["api.example.com", "a.b.ml.example.org"]),
    addresses.check_zone_name: st.sampled_from(["example.com", "ml.example.org"]),
    checks.check_image: st.sampled_from(
        [
            "vllm/vllm-openai:v0.11.0",
            "registry-vpc.cn-hangzhou.aliyuncs.com/team/server:1.0",
            "123456789012.dkr.ecr.eu-west-1.amazonaws.com/server:2",
            "ghcr.io/team/server@sha256:" + "0a" * 32,
        ]
    ),
    addresses.check_http_path: st.sampled_from(["/", "/health", "/v1/models", "/a_b~c.d"]),
    addresses.check_email: st.sampled_from(["oncall@example.com", "a.b+c@ml.example.org"]),
    addresses.check_origin: st.sampled_from(
        ["https://app.example.com", "https://a.example.org:8443"]
    ),
    checks.check_text: st.sampled_from(["Serves the team's models.", "a: b # c", "100 % {x}"]),
    checks.check_tags: st.sampled_from(
        [{}, {"team": "search"}, {"cost-center": 'ml 42: "a" ${b}'}]
    ),
}
REGIONS = {
    "alibaba": ("cn-hangzhou", "ap-southeast-1", "eu-central-1"),
    "aws": ("us-west-2", "eu-west-1", "ap-northeast-1"),
    "azure": ("eastus2", "westeurope", "southeastasia"),
}
PATTERNS: dict[str, st.SearchStrategy[str]] = {
    "^X-[A-Za-z0-9-]+$": st.just("X-Origin-Check"),
}


_LEFT_OUT = object()


def spec(model: type[BaseModel], cloud: str, like: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Draw specs of a blueprint's model on one cloud; some of them break rules between fields.

    Each field is the one of the example `like`, or drawn afresh: rules between fields leave too
    little of what is drawn blindly.
    """
    return _model(model, cloud, like)


def _model(
    model: type[BaseModel], cloud: str, like: dict[str, Any] | None = None
) -> st.SearchStrategy[dict[str, Any]]:
    needed, optional = {}, {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in {"$schema", "environments", "state", "engines", "overrides"}:
            continue
        if name in REGIONS and name != cloud:
            continue
        strategy = _field(field, key, cloud)
        if strategy is None:
            continue
        given = like is not None and key in like
        if given:
            strategy = _alike(field, strategy, cloud, like[key])
        if given and not field.is_required() and name != cloud:
            needed[key] = st.one_of(strategy, strategy, st.just(_LEFT_OUT))
        elif field.is_required() or name == cloud:
            needed[key] = strategy
        else:
            optional[key] = strategy
    return st.fixed_dictionaries(needed, optional=optional).map(
        lambda drawn: {key: value for key, value in drawn.items() if value is not _LEFT_OUT}
    )


def _alike(
    field: FieldInfo, drawn: st.SearchStrategy[Any], cloud: str, like: Any
) -> st.SearchStrategy[Any]:
    """Choose between the example's value, one that resembles it, and one that is drawn afresh."""
    optional = get_origin(field.annotation) in {Union, types.UnionType}
    kinds = get_args(field.annotation) if optional else (field.annotation,)
    model = next((k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)), None)
    if model is None or not isinstance(like, dict):
        return st.one_of(st.just(like), st.just(like), drawn)
    resembling = _model(model, cloud, like).filter(lambda value: _valid(model, value))
    if issubclass(model, CloudChoice):
        return resembling
    return st.one_of(st.just(like), resembling)


def _field(field: FieldInfo, name: str, cloud: str) -> st.SearchStrategy[Any] | None:
    if name == "region":
        return st.sampled_from(REGIONS[cloud])
    if name == "replica_region":
        return st.sampled_from(sorted(set(clouds.facts(cloud).regions))[:6])
    if name == "zones":
        return None  # which zones there are depends on the region that is drawn
    return _typed(field.annotation, tuple(field.metadata), cloud)


def _typed(  # noqa: PLR0911 - one return for each kind of type
    annotation: Any, metadata: tuple[Any, ...], cloud: str
) -> st.SearchStrategy[Any]:
    for part in metadata:
        if isinstance(part, AfterValidator) and part.func in BY_RULE:
            return BY_RULE[part.func]
        if isinstance(part, FieldInfo):
            return _typed(
                annotation, (*part.metadata, *(m for m in metadata if m is not part)), cloud
            )
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _typed(arguments[0], (*metadata, *arguments[1:]), cloud)
    if origin in {Union, types.UnionType}:
        kinds = [kind for kind in arguments if kind is not type(None)]
        return st.one_of(*(_typed(kind, metadata, cloud) for kind in kinds))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return _list(_typed(arguments[0], (), cloud), metadata)
    if origin is dict:
        return _mapping(arguments, metadata, cloud)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model(annotation, cloud).filter(lambda drawn: _valid(annotation, drawn))
    return _scalar(annotation, metadata)


def _valid(model: type[BaseModel], drawn: dict[str, Any]) -> bool:
    """Tell whether a part keeps the rules between its own fields."""
    try:
        model.model_validate(drawn)
    except ValidationError:
        return False
    return True


def _list(items: st.SearchStrategy[Any], metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    least = max((part.min_length for part in metadata if isinstance(part, MinLen)), default=0)
    most = min((part.max_length for part in metadata if isinstance(part, MaxLen)), default=3)
    return st.lists(items, min_size=least, max_size=max(least, min(most, 3)), unique_by=str)


def _mapping(
    arguments: tuple[Any, ...], metadata: tuple[Any, ...], cloud: str
) -> st.SearchStrategy[Any]:
    least = max((part.min_length for part in metadata if isinstance(part, MinLen)), default=0)
    keys, values = (_typed(part, (), cloud) for part in arguments)
    return st.dictionaries(keys, values, min_size=least, max_size=max(least, 3))


def _scalar(annotation: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        least = max((part.ge for part in metadata if isinstance(part, Ge)), default=0)
        most = min((part.le for part in metadata if isinstance(part, Le)), default=1_000_000)
        return st.sampled_from(sorted({least, most, min(least + 1, most)})) | st.integers(
            int(least), int(most)
        )
    pattern = next((p for p in (getattr(part, "pattern", None) for part in metadata) if p), None)
    if pattern:
        longest = min(
            (part.max_length for part in metadata if isinstance(part, MaxLen)), default=40
        )
        drawn = PATTERNS.get(pattern)
        if drawn is None:
            drawn = st.from_regex(pattern, fullmatch=True, alphabet=_ASCII)
        return drawn.filter(lambda text: len(text) <= longest)
    return st.sampled_from(["/v1/models", "/v1/predict/*", "/static/*"])


_ASCII = st.characters(min_codepoint=32, max_codepoint=126)
