"""The machine catalogue of AWS, series by series.

Numbers of EC2 are those that its API gives for instance types, as Karpenter's documentation lists
them (aws/karpenter-provider-aws, website/content/en/preview/reference/instance-types.md). The names
for managed endpoints are those that the Terraform provider takes in its version 5.100; a machine of
SageMaker has the size of the EC2 type behind its name.
"""

from generator.clouds import MachineType, Series

READ = "2026-11-21"
LISTED = "EC2 instance types as Karpenter lists them, "
# Numbers of older series were compared with tables of others, which agree on every size.
COMPARED = "EC2 instance types as several published tables agree on them, "

_SIZES = (
    ("large", 2),
    ("xlarge", 4),
    ("2xlarge", 8),
    ("4xlarge", 16),
    ("8xlarge", 32),
    ("9xlarge", 36),
    ("12xlarge", 48),
    ("16xlarge", 64),
    ("18xlarge", 72),
    ("24xlarge", 96),
    ("32xlarge", 128),
)
_VCPUS = dict(_SIZES)
_SIXTH = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge"
_SEVENTH = "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge"
_FIFTH = "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge"


def _cpu(family: str, sizes: str, *, per_vcpu: int, source: str = LISTED) -> Series:
    """Make a series without GPU; memory in GiB per vCPU, the same for each size."""
    rows = [f"{size} {_VCPUS[size]} {_VCPUS[size] * per_vcpu}" for size in sizes.split()]
    return Series(source=source + family, read=READ, prefix=f"{family}.", rows="\n".join(rows))


C7I = _cpu("c7i", _SEVENTH, per_vcpu=2)
C6I = _cpu("c6i", _SIXTH, per_vcpu=2)
M7I = _cpu("m7i", _SEVENTH, per_vcpu=4)
M6I = _cpu("m6i", _SIXTH, per_vcpu=4)
R7I = _cpu("r7i", _SEVENTH, per_vcpu=8)
R6I = _cpu("r6i", _SIXTH, per_vcpu=8, source=COMPARED)
C5 = _cpu("c5", "large xlarge 2xlarge 4xlarge 9xlarge 18xlarge", per_vcpu=2)
M5 = _cpu("m5", _FIFTH, per_vcpu=4, source=COMPARED)
R5 = _cpu("r5", _FIFTH, per_vcpu=8, source=COMPARED)
G4DN = Series(
    source=LISTED + "g4dn",
    read=READ,
    prefix="g4dn.",
    gpu="t4",
    gpu_memory_gb=16,
    rows="""
    xlarge    4   16   1  125
    2xlarge   8   32   1  225
    4xlarge   16  64   1  225
    8xlarge   32  128  1  900
    16xlarge  64  256  1  900
    12xlarge  48  192  4  900
    """,
)
G5 = Series(
    source=LISTED + "g5",
    read=READ,
    prefix="g5.",
    gpu="a10",
    gpu_memory_gb=24,
    note="its A10G stands for the A10: the same chip and memory, a little slower",
    rows="""
    xlarge    4    16   1  250
    2xlarge   8    32   1  450
    4xlarge   16   64   1  600
    8xlarge   32   128  1  900
    16xlarge  64   256  1  1900
    12xlarge  48   192  4  3800
    24xlarge  96   384  4  3800
    48xlarge  192  768  8  7600
    """,
)
G6 = Series(
    source=LISTED + "g6",
    read=READ,
    prefix="g6.",
    gpu="l4",
    gpu_memory_gb=24,
    rows="""
    xlarge    4    16   1  250
    2xlarge   8    32   1  450
    4xlarge   16   64   1  600
    8xlarge   32   128  1  900
    16xlarge  64   256  1  1880
    12xlarge  48   192  4  3760
    24xlarge  96   384  4  3760
    48xlarge  192  768  8  7520
    """,
)
G6E = Series(
    source=LISTED + "g6e",
    read=READ,
    prefix="g6e.",
    gpu="l40s",
    gpu_memory_gb=48,
    rows="""
    xlarge    4    32    1  250
    2xlarge   8    64    1  450
    4xlarge   16   128   1  600
    8xlarge   32   256   1  900
    16xlarge  64   512   1  1900
    12xlarge  48   384   4  3800
    24xlarge  96   768   4  3800
    48xlarge  192  1536  8  7600
    """,
)
P4D = Series(
    source=LISTED + "p4d",
    read=READ,
    prefix="p4d.",
    gpu="a100",
    gpu_memory_gb=40,
    rows="24xlarge  96  1152  8  8000",
)
P5 = Series(
    source=LISTED + "p5",
    read=READ,
    prefix="p5.",
    gpu="h100",
    gpu_memory_gb=80,
    rows="48xlarge  192  2048  8  30400",
)
# The API's list that was read is older than this size; an eighth of the largest, by its quotas too.
P5_ONE = Series(
    source=COMPARED + "p5.4xlarge",
    read=READ,
    prefix="p5.",
    gpu="h100",
    gpu_memory_gb=80,
    note="disks of its own are not in the tables that were read",
    rows="4xlarge  16  256  1",
)


def _all(*series: Series) -> tuple[MachineType, ...]:
    return tuple([machine for one in series for machine in one.machines()])


def _sagemaker(*series: Series) -> tuple[MachineType, ...]:
    """Give machines the names that SageMaker has for them."""
    return tuple(
        [
            MachineType(f"ml.{m.type}", m.vcpus, m.memory_gib, m.gpu, m.gpus, m.local_gb, m.series)
            for m in _all(*series)
        ]
    )


MACHINES = _all(C7I, C6I, M7I, M6I, R7I, G4DN, G5, G6, G6E, P4D, P5_ONE, P5)
# Those that the older provider version knows, too; where two are alike, the first is taken.
ENDPOINT_MACHINES = _sagemaker(C6I, M6I, R6I, C5, M5, R5, G4DN, G5, G6, G6E, P4D, P5)
