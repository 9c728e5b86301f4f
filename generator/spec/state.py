"""Where a team keeps the state of its projects: stores that exist before gen's projects do."""

from typing import Annotated

from pydantic import Field

from generator.spec.shared import Frozen

Bucket = Annotated[
    str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", examples=["team-terraform-state"])
]
Region = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=32, examples=["eu-central-1"])]


class AlibabaState(Frozen):
    """An OSS bucket, and the Tablestore table (with a string key LockID) that locks it."""

    bucket: Bucket
    region: Region
    lock_instance: Annotated[
        str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]{2,15}$", examples=["team-locks"])
    ]
    lock_table: Annotated[
        str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,254}$", examples=["terraform_locks"])
    ]


class AwsState(Frozen):
    """An S3 bucket; the state is locked by a file beside it."""

    bucket: Bucket
    region: Region


class AzureState(Frozen):
    """A container of a storage account, entered with Entra ID."""

    resource_group: Annotated[
        str, Field(pattern=r"^[A-Za-z0-9_().-]{1,89}[A-Za-z0-9_()-]$", examples=["shared"])
    ]
    storage_account: Annotated[str, Field(pattern=r"^[a-z0-9]{3,24}$", examples=["teamstate"])]
    container: Annotated[str, Field(pattern=r"^[a-z0-9](-?[a-z0-9]){2,62}$", examples=["state"])]


class State(Frozen):
    """The store of each cloud's projects; a cloud without one keeps its state locally."""

    alibaba: AlibabaState | None = None
    aws: AwsState | None = None
    azure: AzureState | None = None
