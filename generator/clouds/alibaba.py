"""Alibaba Cloud.

Regions: the list that the alicloud provider 1.289.0 accepts. Machines: the ECS instance family
tables of Alibaba Cloud's documentation, read 2026-08; the A100 of gn7e is by third-party pages.
"""

from generator.clouds import CloudFacts, MachineType
from generator.project import Check, Provider

_CPU_SIZES = ((".large", 2), (".xlarge", 4), (".2xlarge", 8), (".4xlarge", 16), (".8xlarge", 32))

FACTS = CloudFacts(
    name="alibaba",
    title="Alibaba Cloud",
    region_key="alicloud:region",
    credentials="Credentials are those of the aliyun command line: the environment variables "
    "ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY, or a profile.",
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
    machines=(
        *(MachineType(f"ecs.c7{size}", cpus, cpus * 2) for size, cpus in _CPU_SIZES),
        *(MachineType(f"ecs.g7{size}", cpus, cpus * 4) for size, cpus in _CPU_SIZES),
        *(MachineType(f"ecs.r7{size}", cpus, cpus * 8) for size, cpus in _CPU_SIZES),
        MachineType("ecs.gn6i-c4g1.xlarge", 4, 15, "t4", 1),
        MachineType("ecs.gn6i-c8g1.2xlarge", 8, 31, "t4", 1),
        MachineType("ecs.gn6i-c16g1.4xlarge", 16, 62, "t4", 1),
        MachineType("ecs.gn6i-c24g1.12xlarge", 48, 186, "t4", 2),
        MachineType("ecs.gn7i-c8g1.2xlarge", 8, 30, "a10", 1),
        MachineType("ecs.gn7i-c16g1.4xlarge", 16, 60, "a10", 1),
        MachineType("ecs.gn7i-c32g1.8xlarge", 32, 188, "a10", 1),
        MachineType("ecs.gn7i-c32g1.16xlarge", 64, 376, "a10", 2),
        MachineType("ecs.gn7i-c32g1.32xlarge", 128, 752, "a10", 4),
        MachineType("ecs.gn7e-c16g1.4xlarge", 16, 125, "a100", 1),
        MachineType("ecs.gn7e-c16g1.8xlarge", 32, 250, "a100", 2),
        MachineType("ecs.gn7e-c16g1.16xlarge", 64, 500, "a100", 4),
        MachineType("ecs.gn7e-c16g1.32xlarge", 128, 1000, "a100", 8),
        MachineType("ecs.gn8is.2xlarge", 8, 64, "l20", 1),
        MachineType("ecs.gn8is.4xlarge", 16, 128, "l20", 1),
        MachineType("ecs.gn8is-2x.8xlarge", 32, 256, "l20", 2),
    ),
)
