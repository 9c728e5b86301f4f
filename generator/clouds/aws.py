"""AWS.

Regions: those that every account may use or enable, without China and GovCloud. Machines: sizes as
AWS's instance type tables name them, from knowledge and not read again on a date; those of managed
endpoints are among the instance types of SageMaker that the Terraform provider takes in its version
5.100. Images: public parameters of Systems Manager; the one for GPUs is the Deep Learning Base AMI,
which brings driver, Docker and the container toolkit.
"""

from generator.clouds import CloudFacts, MachineType
from generator.project import Check, Provider

_CPU_SIZES = (
    ("large", 2),
    ("xlarge", 4),
    ("2xlarge", 8),
    ("4xlarge", 16),
    ("8xlarge", 32),
    ("12xlarge", 48),
    ("16xlarge", 64),
    ("24xlarge", 96),
)
_CPU_FAMILIES = (("c7i", 2), ("c6i", 2), ("m7i", 4), ("m6i", 4), ("r7i", 8))
_ONE_GPU_SIZES = (("xlarge", 4), ("2xlarge", 8), ("4xlarge", 16), ("8xlarge", 32), ("16xlarge", 64))
_MANY_GPU_SIZES = (("12xlarge", 48, 4), ("24xlarge", 96, 4), ("48xlarge", 192, 8))


def _family(family: str, gpu: str, *, memory_per_vcpu: int) -> tuple[MachineType, ...]:
    """Build the sizes that the families g5, g6 and g6e have in common; memory in GiB."""
    return (
        *(
            MachineType(f"{family}.{size}", cpus, cpus * memory_per_vcpu, gpu, 1)
            for size, cpus in _ONE_GPU_SIZES
        ),
        *(
            MachineType(f"{family}.{size}", cpus, cpus * memory_per_vcpu, gpu, gpus)
            for size, cpus, gpus in _MANY_GPU_SIZES
        ),
    )


def _sagemaker(family: str, *, sizes: str, memory_per_vcpu: int) -> tuple[MachineType, ...]:
    """Build sizes of a family without GPU as SageMaker names them; memory in GiB."""
    cpus = {"large": 2, "xlarge": 4}
    return tuple(
        MachineType(f"ml.{family}.{size}", count, count * memory_per_vcpu)
        for size in sizes.split()
        for count in [cpus.get(size) or int(size.removesuffix("xlarge")) * 4]
    )


_SIZES_6 = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge"
_SIZES_5 = "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge"

# Those that the older provider version knows, too; where two are alike, the first is taken.
_ENDPOINT_MACHINES = (
    *_sagemaker("c6i", sizes=_SIZES_6, memory_per_vcpu=2),
    *_sagemaker("m6i", sizes=_SIZES_6, memory_per_vcpu=4),
    *_sagemaker("r6i", sizes=_SIZES_6, memory_per_vcpu=8),
    *_sagemaker("c5", sizes="large xlarge 2xlarge 4xlarge 9xlarge 18xlarge", memory_per_vcpu=2),
    *_sagemaker("m5", sizes=_SIZES_5, memory_per_vcpu=4),
    *_sagemaker("r5", sizes=_SIZES_5, memory_per_vcpu=8),
    *(MachineType(f"ml.g4dn.{size}", cpus, cpus * 4, "t4", 1) for size, cpus in _ONE_GPU_SIZES),
    MachineType("ml.g4dn.12xlarge", 48, 192, "t4", 4),
    *_family("ml.g5", "a10", memory_per_vcpu=4),
    *_family("ml.g6", "l4", memory_per_vcpu=4),
    *_family("ml.g6e", "l40s", memory_per_vcpu=8),
    MachineType("ml.p4d.24xlarge", 96, 1152, "a100", 8),
    MachineType("ml.p5.48xlarge", 192, 2048, "h100", 8),
)

FACTS = CloudFacts(
    name="aws",
    title="AWS",
    credentials="Credentials are those of the AWS command line: `aws sso login`, a profile in "
    "AWS_PROFILE, or the role of the machine that deploys.",
    region_key="aws:region",
    default_tags_key="aws:defaultTags",
    docker_package="docker",
    gpu_image_ready=True,
    # An application load balancer takes no subnet smaller than /27 (its user guide).
    network_prefix=23,
    registry_login=True,
    machine_image="/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    gpu_machine_image="/aws/service/deeplearning/ami/x86_64/"
    "base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id",
    registry_inside=".dkr.ecr.{region}.amazonaws.com/",
    # On Nitro a symbolic link of the image's udev rules; the bare NVMe names may be a disk of the
    # machine's own.
    data_disk_devices=("/dev/sdf",),
    machine_check=Check(
        kind="pattern",
        args={"pattern": r"^[a-z][a-z0-9-]+\.[a-z0-9-]+$"},
        message="An EC2 instance type, such as m7i.xlarge.",
    ),
    terraform=(Provider(name="aws", source="hashicorp/aws", version=">= 5.100, < 7.0"),),
    pulumi=(Provider(name="aws", source="pulumi-aws", version=">=7.0,<8"),),
    regions=frozenset(
        """
        us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 mx-central-1 sa-east-1
        eu-central-1 eu-central-2 eu-west-1 eu-west-2 eu-west-3 eu-north-1 eu-south-1 eu-south-2
        il-central-1 me-central-1 me-south-1 af-south-1 ap-east-1 ap-east-2 ap-south-1 ap-south-2
        ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3
        ap-southeast-4 ap-southeast-5 ap-southeast-7
        """.split()  # noqa: SIM905 - a list of names reads better in words
    ),
    zones={
        "us-east-1": ("us-east-1a", "us-east-1b"),
        "us-east-2": ("us-east-2a", "us-east-2b"),
        "us-west-2": ("us-west-2a", "us-west-2b"),
        "ca-central-1": ("ca-central-1a", "ca-central-1b"),
        "sa-east-1": ("sa-east-1a", "sa-east-1c"),
        "eu-central-1": ("eu-central-1a", "eu-central-1b"),
        "eu-west-1": ("eu-west-1a", "eu-west-1b"),
        "eu-west-2": ("eu-west-2a", "eu-west-2b"),
        "eu-west-3": ("eu-west-3a", "eu-west-3b"),
        "eu-north-1": ("eu-north-1a", "eu-north-1b"),
        "ap-south-1": ("ap-south-1a", "ap-south-1b"),
        "ap-northeast-1": ("ap-northeast-1a", "ap-northeast-1c"),
        "ap-northeast-2": ("ap-northeast-2a", "ap-northeast-2c"),
        "ap-southeast-1": ("ap-southeast-1a", "ap-southeast-1b"),
        "ap-southeast-2": ("ap-southeast-2a", "ap-southeast-2b"),
    },
    machines=(
        *(
            MachineType(f"{family}.{size}", cpus, cpus * memory)
            for family, memory in _CPU_FAMILIES
            for size, cpus in _CPU_SIZES
        ),
        MachineType("g4dn.xlarge", 4, 16, "t4", 1),
        MachineType("g4dn.2xlarge", 8, 32, "t4", 1),
        MachineType("g4dn.4xlarge", 16, 64, "t4", 1),
        MachineType("g4dn.8xlarge", 32, 128, "t4", 1),
        MachineType("g4dn.16xlarge", 64, 256, "t4", 1),
        MachineType("g4dn.12xlarge", 48, 192, "t4", 4),
        # The A10G of g5 stands for the A10: the same chip and memory, a little slower.
        *_family("g5", "a10", memory_per_vcpu=4),
        *_family("g6", "l4", memory_per_vcpu=4),
        *_family("g6e", "l40s", memory_per_vcpu=8),
        MachineType("p4d.24xlarge", 96, 1152, "a100", 8),
        MachineType("p5.4xlarge", 16, 256, "h100", 1),
        MachineType("p5.48xlarge", 192, 2048, "h100", 8),
    ),
    endpoint_machines=_ENDPOINT_MACHINES,
)
