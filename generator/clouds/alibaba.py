"""Alibaba Cloud.

Regions: the list that the alicloud provider 1.289.0 accepts. Machines:
`alibaba_machines`.
"""

from generator.clouds import CloudFacts
from generator.clouds.alibaba_machines import MACHINES
from generator.project import Check, Provider, Step

# Where a load balancer can have WAF 3.0 in it:
# https://www.alibabacloud.com/help/en/waf/web-application-firewall-3-0/user-guide/add-an-alb-instance-to-waf
WAF_REGIONS = frozenset(
    """
    cn-hangzhou cn-shanghai cn-beijing cn-shenzhen cn-qingdao cn-zhangjiakou cn-chengdu
    cn-wulanchabu cn-guangzhou cn-hongkong ap-southeast-1 ap-southeast-3 ap-southeast-5
    ap-southeast-6 ap-southeast-7 ap-northeast-1 ap-northeast-2 us-east-1 us-west-1 na-south-1
    eu-central-1 me-central-1
    """.split()  # noqa: SIM905 - a list of names reads better in words
)

# Where OSS keeps objects in several zones: those of every class, and those of the standard class.
# https://www.alibabacloud.com/help/en/oss/support/disaster-recovery
ZONE_REDUNDANT = frozenset(
    """
    cn-hangzhou cn-shanghai cn-beijing cn-shenzhen cn-zhangjiakou cn-wulanchabu cn-hongkong
    ap-southeast-1 ap-southeast-5 ap-northeast-1 eu-central-1
    """.split()  # noqa: SIM905 - a list of names reads better in words
)
_STANDARD_ZONE_REDUNDANT = ZONE_REDUNDANT | {"ap-southeast-3"}


def redundancy(region: str) -> str:
    """Return how a bucket of the standard class is kept in a region: in several zones if it can."""
    return "ZRS" if region in _STANDARD_ZONE_REDUNDANT else "LRS"


def single_zone(region: str) -> tuple[Step, ...]:
    """Say that a bucket of the standard class is in one zone alone, where it is."""
    if redundancy(region) == "ZRS":
        return ()
    return (
        Step(
            text=f"OSS keeps buckets in one zone of {region}: have what is in them elsewhere, too."
        ),
    )


FACTS = CloudFacts(
    name="alibaba",
    title="Alibaba Cloud",
    region_key="alicloud:region",
    credentials="Credentials are those of a profile of the aliyun command line, which the "
    "environment variable ALICLOUD_PROFILE names, or the variables ALICLOUD_ACCESS_KEY and "
    "ALICLOUD_SECRET_KEY. The commands of aliyun below take the profile that is current.",
    docker_package="docker.io",
    machine_check=Check(
        kind="pattern",
        args={"pattern": r"^ecs\.[a-z0-9-]+\.[a-z0-9]+$"},
        message="A machine type as the cloud writes it, such as ecs.g7.xlarge.",
    ),
    registry_inside="registry-vpc.",
    data_disk_devices=("/dev/vdb", "/dev/nvme1n1"),
    terraform=(Provider(name="alicloud", source="aliyun/alicloud", version="~> 1.289"),),
    pulumi=(Provider(name="alicloud", source="pulumi-alicloud", version=">=4.0,<5"),),
    regions=frozenset(
        """
        cn-hangzhou cn-shanghai cn-beijing cn-shenzhen cn-qingdao cn-zhangjiakou cn-huhehaote
        cn-chengdu cn-heyuan cn-wulanchabu cn-guangzhou cn-nanjing cn-fuzhou cn-zhongwei
        cn-hongkong ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-5 ap-southeast-6
        ap-southeast-7 ap-southeast-8 ap-northeast-1 ap-northeast-2 ap-south-1 us-east-1 us-west-1
        us-southeast-1 na-south-1 eu-central-1 eu-west-1 me-east-1 me-central-1
        """.split()  # noqa: SIM905 - a list of names reads better in words
    ),
    zones={
        "cn-hangzhou": ("cn-hangzhou-i", "cn-hangzhou-j"),
        "cn-shanghai": ("cn-shanghai-l", "cn-shanghai-m"),
        "cn-beijing": ("cn-beijing-h", "cn-beijing-l"),
        "cn-shenzhen": ("cn-shenzhen-e", "cn-shenzhen-f"),
        "ap-southeast-1": ("ap-southeast-1a", "ap-southeast-1b"),
        "ap-southeast-5": ("ap-southeast-5a", "ap-southeast-5b"),
        "eu-central-1": ("eu-central-1a", "eu-central-1b"),
        "us-west-1": ("us-west-1a", "us-west-1b"),
        "us-east-1": ("us-east-1a", "us-east-1b"),
    },
    machines=MACHINES,
)
