"""The machine catalogue of Alibaba Cloud, series by series.

Numbers are from the tables of ECS instance families in Alibaba Cloud's documentation. Servers and
the services of PAI-EAS take the same types.
"""

from generator.clouds import Series

READ = "2026-08"
TABLES = "ECS instance families, "


def _cpu(family: str, *, per_vcpu: int) -> Series:
    """Make a series without GPU; memory in GiB per vCPU, the same for each size."""
    sizes = {"large": 2, "xlarge": 4, "2xlarge": 8, "4xlarge": 16, "8xlarge": 32}
    rows = [f"{size} {vcpus} {vcpus * per_vcpu}" for size, vcpus in sizes.items()]
    return Series(source=TABLES + family, read=READ, prefix=f"ecs.{family}.", rows="\n".join(rows))


GN6I = Series(
    source=TABLES + "gn6i",
    read=READ,
    prefix="ecs.gn6i-",
    gpu="t4",
    gpu_memory_gb=16,
    rows="""
    c4g1.xlarge     4   15   1
    c8g1.2xlarge    8   31   1
    c16g1.4xlarge   16  62   1
    c24g1.12xlarge  48  186  2
    """,
)
GN7I = Series(
    source=TABLES + "gn7i",
    read=READ,
    prefix="ecs.gn7i-",
    gpu="a10",
    gpu_memory_gb=24,
    rows="""
    c8g1.2xlarge    8    30   1
    c16g1.4xlarge   16   60   1
    c32g1.8xlarge   32   188  1
    c32g1.16xlarge  64   376  2
    c32g1.32xlarge  128  752  4
    """,
)
GN7E = Series(
    source=TABLES + "gn7e",
    read=READ,
    prefix="ecs.gn7e-",
    gpu="a100",
    gpu_memory_gb=80,
    note="the tables tell 80 GB per GPU and not its model; that it is an A100 others tell",
    rows="""
    c16g1.4xlarge   16   125   1
    c16g1.8xlarge   32   250   2
    c16g1.16xlarge  64   500   4
    c16g1.32xlarge  128  1000  8
    """,
)
GN8IS = Series(
    source=TABLES + "gn8is",
    read=READ,
    prefix="ecs.gn8is",
    gpu="l20",
    gpu_memory_gb=48,
    rows="""
    .2xlarge     8   64   1
    .4xlarge     16  128  1
    -2x.8xlarge  32  256  2
    """,
)
_CPUS = (_cpu("c7", per_vcpu=2), _cpu("g7", per_vcpu=4), _cpu("r7", per_vcpu=8))
MACHINES = tuple(
    [machine for one in (*_CPUS, GN6I, GN7I, GN7E, GN8IS) for machine in one.machines()]
)
