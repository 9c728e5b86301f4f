"""AWS.

Regions: those that every account may use or enable, without China and GovCloud. Machines:
`aws_machines`. Images: public parameters of Systems Manager; the one for GPUs is the Deep Learning
Base AMI, which brings driver, Docker and the container toolkit.
"""

from generator.clouds import CloudFacts, aws_types
from generator.clouds.aws_machines import ENDPOINT_MACHINES, MACHINES
from generator.project import Check, Provider

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
    # Of load balancers, of security groups, and of buckets (each service's rules for names).
    reserved_names=("internal-", "sg-", "sthree-", "amzn-s3-demo-"),
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
    machines=MACHINES,
    endpoint_machines=ENDPOINT_MACHINES,
    unfit=aws_types.unfit,
    has_gpu=aws_types.gpu,
)
