"""CloudFront's policies: create, read, update, delete and list, which moto has not."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from tests.emulator.http import Application, Environment, answer, body

NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/"
ELEMENTS = {
    "cache-policy": "CachePolicy",
    "origin-request-policy": "OriginRequestPolicy",
    "response-headers-policy": "ResponseHeadersPolicy",
}
MANAGED = {
    "658327ea-f89d-4fab-a63d-7e88639e58f6": ("cache-policy", "Managed-CachingOptimized"),
    "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": ("cache-policy", "Managed-CachingDisabled"),
    "b689b0a8-53d0-40ab-baf2-68738e2966ac": (
        "origin-request-policy",
        "Managed-AllViewerExceptHostHeader",
    ),
    "67f7725c-6f97-4210-82d7-5512b31e9d03": (
        "response-headers-policy",
        "Managed-SecurityHeadersPolicy",
    ),
}
_PATH = re.compile(rf"^/2020-05-31/({'|'.join(ELEMENTS)})(?:/([^/]+))?(/config)?$")


class Policies:
    """A layer that keeps policies as the XML that was sent, and passes everything else on."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._kept: dict[tuple[str, str], tuple[str, str]] = {}

    def __call__(self, environment: Environment, start: Callable[..., Any]) -> Any:
        """Answer for a policy."""
        place = _PATH.match(environment.get("PATH_INFO", ""))
        if not place:
            return self._application(environment, start)
        kind, identity, config = place.groups()
        method = environment["REQUEST_METHOD"]
        if identity is None:
            act = self._create if method == "POST" else self._list
            status, text, tag = act(kind, environment)
        else:
            status, text, tag = self._single(
                method, (kind, identity), environment, only_config=bool(config)
            )
        headers = [("Content-Type", "text/xml"), *([("ETag", tag)] if tag else [])]
        return answer(start, status, text.encode(), headers)

    def _create(self, kind: str, environment: Environment) -> tuple[str, str, str]:
        element = ELEMENTS[kind]
        config = _config(body(environment), element)
        name = _name(config)
        if any(
            _name(kept) == name for (other, _), (kept, _) in self._kept.items() if other == kind
        ):
            return _error("409 Conflict", f"{element}AlreadyExists")
        identity, tag = str(uuid.uuid4()), _tag()
        self._kept[kind, identity] = (config, tag)
        return "201 Created", _wrapped(element, identity, config), tag

    def _list(self, kind: str, environment: Environment) -> tuple[str, str, str]:
        element, query = ELEMENTS[kind], environment.get("QUERY_STRING", "")
        listed = []
        if "Type=custom" not in query:
            listed += [
                ("managed", identity, _managed(element, name))
                for identity, (of, name) in MANAGED.items()
                if of == kind
            ]
        if "Type=managed" not in query:
            listed += [
                ("custom", identity, config)
                for (of, identity), (config, _) in self._kept.items()
                if of == kind
            ]
        rows = "".join(
            f"<{element}Summary><Type>{origin}</Type>{_wrapped(element, identity, config)}"
            f"</{element}Summary>"
            for origin, identity, config in listed
        )
        head = f"<MaxItems>100</MaxItems><Quantity>{len(listed)}</Quantity>"
        text = f'<{element}List xmlns="{NAMESPACE}">{head}<Items>{rows}</Items></{element}List>'
        return "200 OK", text, ""

    def _single(
        self, method: str, key: tuple[str, str], environment: Environment, *, only_config: bool
    ) -> tuple[str, str, str]:
        kind, identity = key
        element = ELEMENTS[kind]
        if method == "GET" and identity in MANAGED:
            config = _managed(element, MANAGED[identity][1])
            return "200 OK", _wrapped(element, identity, config), "EMANAGED"
        if key not in self._kept:
            return _error("404 Not Found", f"NoSuch{element}")
        config, tag = self._kept[key]
        if method == "GET":
            return "200 OK", config if only_config else _wrapped(element, identity, config), tag
        if environment.get("HTTP_IF_MATCH") != tag:
            return _error("412 Precondition Failed", "PreconditionFailed")
        if method == "PUT":
            changed = (_config(body(environment), element), _tag())
            self._kept[key] = changed
            return "200 OK", _wrapped(element, identity, changed[0]), changed[1]
        del self._kept[key]
        return "204 No Content", "", ""


def _config(data: bytes, element: str) -> str:
    """Return the configuration that was sent, without its declaration and name space."""
    text = re.sub(r"<\?xml[^>]*\?>", "", data.decode())
    return re.sub(rf"<{element}Config[^>]*>", f"<{element}Config>", text, count=1)


def _name(config: str) -> str:
    found = re.search("<Name>([^<]*)</Name>", config)
    return found[1] if found else ""


def _managed(element: str, name: str) -> str:
    return f"<{element}Config><Name>{name}</Name></{element}Config>"


def _wrapped(element: str, identity: str, config: str) -> str:
    return (
        f'<{element} xmlns="{NAMESPACE}"><Id>{identity}</Id>'
        f"<LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime>{config}</{element}>"
    )


def _error(status: str, code: str) -> tuple[str, str, str]:
    told = f"<Error><Type>Sender</Type><Code>{code}</Code><Message>{code}</Message></Error>"
    return status, f'<ErrorResponse xmlns="{NAMESPACE}">{told}</ErrorResponse>', ""


def _tag() -> str:
    return "E" + uuid.uuid4().hex[:13].upper()
