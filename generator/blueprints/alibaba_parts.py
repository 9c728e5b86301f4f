"""Steps that blueprints on Alibaba Cloud share."""

from generator.project import Step

LOGS_OPEN = Step(
    text="Simple Log Service, and Key Management Service, which encrypts the logs, must be open "
    "for the account: their consoles open them."
)


def mainland(region: str) -> bool:
    """Whether a region is in mainland China, where OSS has rules of its own.

    It copies across the border only accelerated. Source: the cross-region replication overview of
    the OSS documentation.
    """
    return region.startswith("cn-") and region != "cn-hongkong"


def from_within(region: str) -> tuple[Step, ...]:
    """Tell where files are copied from, if OSS answers newer accounts at no public address.

    Source: https://www.alibabacloud.com/help/en/object-storage-service/latest/map-custom-domain-names-1
    """
    if not mainland(region):
        return ()
    return (
        Step(
            text="In mainland China, OSS refuses accounts that are new to it since March 20, 2025 "
            "at the public addresses of buckets. With such an account, copy files on a server in "
            f"{region}, with --endpoint https://oss-{region}-internal.aliyuncs.com in the command."
        ),
    )
