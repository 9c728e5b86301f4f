"""Decisions and steps that blueprints share on Alibaba Cloud."""

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


def waf_seat(region: str) -> str | None:
    """Return where WAF 3.0 is managed for a region, if that is another: it has two such places.

    Source: RegionId in the reference of its API, as of CreatePostpaidInstance.
    """
    seat = "cn-hangzhou" if mainland(region) else "ap-southeast-1"
    return None if seat == region else seat


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
