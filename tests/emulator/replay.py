"""Answers that moto forgets a part of: what was asked for is told again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.emulator.http import Application, Environment, answer, ask, body

_MOTO_OWNERS = (  # two ids for one account: the access control list's and the bucket list's
    b"bcaf1ffd86f41161ca5fb16fd081034f",
    b"75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a",
)


class Buckets:
    """S3's lifecycle and replication: moto drops size filters, counts of versions and prefixes."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._kept: dict[tuple[str, str], bytes] = {}

    def __call__(self, environment: Environment, start: Callable[..., Any]) -> Any:
        """Keep what a PUT said for the GETs that follow."""
        part = re.match("(lifecycle|replication)(?:=|&|$)", environment.get("QUERY_STRING", ""))
        if not part:
            return self._owned(environment, start)
        key = (environment.get("PATH_INFO", ""), part[1])
        method = environment["REQUEST_METHOD"]
        sent = body(environment) if method == "PUT" else b""
        status, headers, data = ask(self._application, environment)
        if status.startswith("2"):
            if method == "PUT":
                self._kept[key] = sent
            elif method == "DELETE":
                self._kept.pop(key, None)
            else:
                data = self._kept.get(key, data)
        return answer(start, status, data, headers)

    def _owned(self, environment: Environment, start: Callable[..., Any]) -> Any:
        """List the buckets under the owner that their access control lists name."""
        if environment["REQUEST_METHOD"] != "GET" or environment.get("PATH_INFO") != "/":
            return self._application(environment, start)
        status, headers, data = ask(self._application, environment)
        return answer(start, status, data.replace(*_MOTO_OWNERS), headers)


class Endpoints:
    """SageMaker: moto drops fields of what it describes, and cannot update an endpoint."""

    _UNTOLD = ("Tags", "DeploymentConfig")

    def __init__(self, application: Application) -> None:
        self._application = application
        self._kept: dict[tuple[str, ...], dict[str, Any]] = {}

    def __call__(self, environment: Environment, start: Callable[..., Any]) -> Any:
        """Answer a Describe with what the Create was given."""
        action = environment.get("HTTP_X_AMZ_TARGET", "").partition("SageMaker.")[2]
        verb = re.match("Create|Describe|Update", action)
        if not verb:
            return self._application(environment, start)
        kind = action.removeprefix(verb[0])
        given = json.loads(body(environment) or b"{}")
        region = environment.get("HTTP_AUTHORIZATION", "").split("/")[2:3]
        key = (kind, str(given.get(f"{kind}Name")), *region)
        if action == "UpdateEndpoint" and key in self._kept:
            self._kept[key]["EndpointConfigName"] = given["EndpointConfigName"]
            data = json.dumps({"EndpointArn": self._kept[key]["EndpointArn"]}).encode()
            return answer(start, "200 OK", data, [("Content-Type", "application/x-amz-json-1.1")])
        status, headers, data = ask(self._application, environment)
        if status.startswith("2"):
            told = json.loads(data or b"{}")
            if verb[0] == "Create":
                self._keep(key, given, told)
            elif verb[0] == "Describe" and key in self._kept:
                data = json.dumps(self._described(key, told)).encode()
        return answer(start, status, data, headers)

    def _keep(self, key: tuple[str, ...], given: dict[str, Any], told: dict[str, Any]) -> None:
        kept = {name: value for name, value in given.items() if name not in self._UNTOLD}
        if given.get("DeploymentConfig"):
            kept["LastDeploymentConfig"] = given["DeploymentConfig"]
        self._kept[key] = {**kept, f"{key[0]}Arn": told.get(f"{key[0]}Arn")}

    def _described(self, key: tuple[str, ...], told: dict[str, Any]) -> dict[str, Any]:
        kept = self._kept[key]
        told = {**told, **kept}
        for name in ("VpcConfig", "DataCaptureConfig"):
            if not kept.get(name):
                told.pop(name, None)
        if key[0] == "Model":
            container = told.get("PrimaryContainer") or {}
            told["PrimaryContainer"] = {
                name: value for name, value in container.items() if value not in ({}, [], None)
            }
        return told


class Gateways:
    """API Gateway: moto forgets which bodies are binary, and the canary of a stage."""

    _UNTOLD = ("binaryMediaTypes", "canarySettings")

    def __init__(self, application: Application) -> None:
        self._application = application
        self._kept: dict[str, dict[str, Any]] = {}

    def __call__(self, environment: Environment, start: Callable[..., Any]) -> Any:
        """Keep what was asked for when something was made, for the questions that follow."""
        path, method = environment.get("PATH_INFO", ""), environment["REQUEST_METHOD"]
        made = re.fullmatch(r"/restapis(?:/[^/]+/stages)?", path) and method == "POST"
        if not made and not (method == "GET" and path in self._kept):
            return self._application(environment, start)
        sent = json.loads(body(environment) or b"{}") if made else {}
        status, headers, data = ask(self._application, environment)
        if status.startswith("2"):
            told = json.loads(data)
            if made:
                path = f"{path}/{told.get('stageName') or told['id']}"
                self._kept[path] = {name: sent[name] for name in self._UNTOLD if name in sent}
            data = json.dumps({**told, **self._kept[path]}).encode()
        return answer(start, status, data, headers)
