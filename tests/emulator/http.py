"""Small pieces for answering HTTP as a WSGI layer in front of another application."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any

Environment = dict[str, Any]
Application = Callable[[Environment, Callable[..., Any]], Iterable[bytes]]


def body(environment: Environment) -> bytes:
    """Read the request's body, and put it back for whoever reads next."""
    length = int(environment.get("CONTENT_LENGTH") or 0)
    chunked = environment.get("HTTP_TRANSFER_ENCODING", "").lower() == "chunked"
    data = environment["wsgi.input"].read() if chunked else environment["wsgi.input"].read(length)
    environment["wsgi.input"] = io.BytesIO(data)
    environment["CONTENT_LENGTH"] = str(len(data))
    return data


def ask(application: Application, environment: Environment) -> tuple[str, list[Any], bytes]:
    """Let `application` answer; return its status, headers and body."""
    status, headers = "", []

    def started(said: str, told: list[Any], _error: Any = None) -> Callable[[bytes], None]:
        nonlocal status, headers
        status, headers = said, told
        return lambda _chunk: None

    return_value = b"".join(application(environment, started))
    return status, headers, return_value


def answer(
    start: Callable[..., Any], status: str, data: bytes, headers: Iterable[tuple[str, str]] = ()
) -> list[bytes]:
    """Answer with `data`, whose length replaces any that `headers` tell."""
    kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
    start(status, [*kept, ("Content-Length", str(len(data)))])
    return [data]
