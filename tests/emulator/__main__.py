"""Serve the emulator on a port of the loopback address: `python -m tests.emulator PORT`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

from tests.emulator.http import Application, Environment

os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "0")
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")


def failing_at_once(application: Application) -> Application:
    """What moto lacks is a 500 that the provider retries 25 times: say 501, which it does not."""

    def call(environment: Environment, start: Callable[..., Any]) -> Any:
        def started(status: str, headers: list[Any], _error: Any = None) -> Any:
            return start("501 Not Implemented" if status.startswith("500") else status, headers)

        return application(environment, started)

    return call


def main() -> None:
    """Serve until the process is ended."""
    from moto.server import DomainDispatcherApplication, create_backend_app
    from werkzeug.serving import run_simple

    from tests.emulator import gaps
    from tests.emulator.cloudfront import Policies
    from tests.emulator.replay import Buckets, Endpoints, Gateways

    gaps.close()
    moto = failing_at_once(DomainDispatcherApplication(create_backend_app))
    application = Policies(Gateways(Endpoints(Buckets(moto))))
    run_simple("127.0.0.1", int(sys.argv[1]), application, threaded=True)


if __name__ == "__main__":
    main()
