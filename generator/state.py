"""Remote state: each engine's own words for one store.

The place inside the store comes from the system's name and cloud alone, so that a folder can move;
workspaces and stacks add the environment. Sources: Terraform's documentation of the backends oss,
s3 and azurerm; Pulumi's of self-managed backends, where OSS has an address that speaks S3.
"""

from __future__ import annotations

from typing import Any

from generator.project import Backend, Cloud


def backend(store: Any, *, name: str, cloud: Cloud) -> Backend:
    """Say, for both engines, that the state of a system lies in `store`."""
    folder = f"{name}/{cloud}"
    return {"alibaba": _oss, "aws": _s3, "azure": _azurerm}[cloud](store, folder)


def _oss(store: Any, folder: str) -> Backend:
    return Backend(
        kind="oss",
        arguments={
            "bucket": store.bucket,
            "prefix": folder,
            "key": "terraform.tfstate",
            "region": store.region,
            "encrypt": True,
            "tablestore_endpoint": f"https://{store.lock_instance}.{store.region}.ots.aliyuncs.com",
            "tablestore_table": store.lock_table,
        },
        url=f"s3://{store.bucket}/{folder}?region=oss-{store.region}"
        f"&endpoint=s3.oss-{store.region}.aliyuncs.com",
    )


def _s3(store: Any, folder: str) -> Backend:
    return Backend(
        kind="s3",
        arguments={
            "bucket": store.bucket,
            "key": f"{folder}/terraform.tfstate",
            "region": store.region,
            "encrypt": True,
            "use_lockfile": True,
        },
        url=f"s3://{store.bucket}/{folder}?region={store.region}",
    )


def _azurerm(store: Any, folder: str) -> Backend:
    return Backend(
        kind="azurerm",
        arguments={
            "resource_group_name": store.resource_group,
            "storage_account_name": store.storage_account,
            "container_name": store.container,
            "key": f"{folder}/terraform.tfstate",
            "use_azuread_auth": True,
        },
        url=f"azblob://{store.container}/{folder}?storage_account={store.storage_account}",
    )
