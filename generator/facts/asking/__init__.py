"""Asking a provider binary what it takes, over Terraform's plugin protocol and with no account.

For maintainers, who remake the packs with it (`generator.facts.build`): nothing here is imported
when a project is rendered or judged. It needs `grpcio` and `protobuf`.

    python -m generator.facts.asking BINARY FOLDER [--types TYPE …] [--jobs N]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Json = dict[str, Any]
# What a provider must be told before it plans: that nothing is to be asked over the network.
CONFIGURATIONS: dict[str, Json] = {
    "aws": {
        "region": "us-east-1",
        "access_key": "none",
        "secret_key": "none",
        "skip_credentials_validation": True,
        "skip_metadata_api_check": "true",
        "skip_region_validation": True,
        "skip_requesting_account_id": True,
    },
}


def schema(binary: Path) -> Json:
    """Ask a provider for its schemas, as `terraform providers schema -json` tells them."""
    from generator.facts.asking.schemas import provider_schema
    from generator.facts.asking.wire import Provider

    with Provider(binary, {}) as provider:
        return provider_schema(provider.schemas())


def behaviour(
    binary: Path, said: Json, types: Iterable[str], config: Json, *, data: bool = False
) -> Json:
    """Ask a provider how types behave: facts by type and argument.

    `said` is its schema, and `config` what its provider block holds; `data` asks about data sources
    instead of resources.
    """
    from generator.facts.asking.questions import asked
    from generator.facts.asking.wire import Provider

    known = said["data_source_schemas" if data else "resource_schemas"]
    with Provider(binary, config) as provider:
        provider.configure(said["provider"]["block"])
        return {type_: asked(provider, type_, known[type_]["block"], data=data) for type_ in types}
