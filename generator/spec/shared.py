"""The types of fields that all blueprints share; their rules stand in `checks` and `addresses`."""

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from generator.spec import addresses, checks


def _tuples(value: Any) -> Any:
    """Turn lists into tuples: strict validation takes only those for a field that is a tuple."""
    if isinstance(value, list):
        return tuple(_tuples(item) for item in value)
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return value


class Frozen(BaseModel):
    """A part of a spec: it cannot be changed, takes no unknown field, and converts nothing.

    `"3"`, `3.0` and `true` are not the number 3, and 1 is not true. Lists are declared as tuples.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def freeze(cls, value: Any) -> Any:
        """Take the lists of a spec for the tuples that they become."""
        return _tuples(value) if isinstance(value, dict) else value


def _text(rule: Any, description: str, *examples: str, pattern: str | None = None) -> Any:
    """Return the parts of an annotated text type: its rule, and what a schema says of it."""
    extra: dict[str, Any] | None = {"pattern": pattern} if pattern else None
    return (
        AfterValidator(rule),
        Field(description=description, examples=list(examples), json_schema_extra=extra),
    )


Name = Annotated[
    str,
    *_text(
        checks.check_name,
        "2 to 24 lower-case letters, digits and single dashes, from a letter.",
        "chat-api",
        pattern="^[a-z](?:-?[a-z0-9])+$",
    ),
]
Cidr = Annotated[
    str,
    *_text(
        addresses.check_cidr,
        "A private IPv4 range from /16 to /28.",
        "10.40.0.0/16",
        pattern=r"^(10|172|192)(\.[0-9]{1,3}){3}/(1[6-9]|2[0-8])$",
    ),
]
ClientCidr = Annotated[
    str,
    *_text(
        addresses.check_client_cidr,
        "An IPv4 range of callers.",
        "203.0.113.0/24",
        pattern=r"^[0-9]{1,3}(\.[0-9]{1,3}){3}/(0|[89]|[12][0-9]|3[0-2])$",
    ),
]
Hostname = Annotated[
    str,
    *_text(
        addresses.check_hostname,
        "The full DNS name of a host.",
        "chat.example.com",
        pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$",
    ),
]
ZoneName = Annotated[
    str,
    *_text(
        addresses.check_zone_name,
        "The DNS name of a zone.",
        "example.com",
        pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$",
    ),
]
ImageReference = Annotated[
    str,
    *_text(
        checks.check_image,
        "A container image with a version as its tag, or a digest.",
        "vllm/vllm-openai:v0.8.5",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._/:-]*[:@][A-Za-z0-9_.:-]+$",
    ),
]
HttpPath = Annotated[
    str,
    *_text(
        addresses.check_http_path,
        "The path of a URL.",
        "/health",
        pattern="^/[A-Za-z0-9/_.~-]*$",
    ),
]
Email = Annotated[
    str,
    *_text(
        addresses.check_email,
        "An email address.",
        "oncall@example.com",
        pattern=r"^[^@\s]+@[^@\s]+$",
    ),
]
Origin = Annotated[
    str,
    *_text(
        addresses.check_origin,
        "The origin of a web page: https://host.",
        "https://app.example.com",
        pattern=r"^https://[^/@?#\s]+$",
    ),
]
Text = Annotated[
    str, Field(min_length=1, max_length=256), *_text(checks.check_text, "A text on one line.")
]
Tags = Annotated[
    dict[str, str],
    AfterValidator(checks.check_tags),
    Field(description="Tags of every resource.", examples=[{"team": "search"}]),
]
Port = Annotated[int, Field(ge=1, le=65535, description="A TCP port.")]
Percent = Annotated[int, Field(ge=0, le=100, description="A share in percent.")]
Days = Annotated[int, Field(ge=1, le=3650, description="A time in days.")]
Seconds = Annotated[int, Field(ge=0, le=31_536_000, description="A time in seconds.")]
