"""The machine catalogue of Azure, series by series.

Numbers are from the pages of Microsoft's documentation of VM sizes (articles/virtual-machines/sizes
of MicrosoftDocs/azure-compute-docs); retirements from its page on retirements and restrictions
(lifecycle/retirements-and-capacity-restrictions.md of 2026-09-24). What managed endpoints take is
from their list of sizes (azure-ai-docs, reference-managed-online-endpoints-vm-sku-list).
"""

from generator.clouds import MachineType, Series

READ = "2026-11-21"
PAGES = "Azure VM sizes, "
# Since July 2026 new subscriptions cannot deploy a series that is to end, and quotas do not grow.
CLOSED = "new subscriptions cannot deploy it, and quotas for it are not raised"

DLSV5 = Series(
    source=PAGES + "general-purpose/dlsv5-series.md",
    read=READ,
    rows="""
    Standard_D2ls_v5   2   4
    Standard_D4ls_v5   4   8
    Standard_D8ls_v5   8   16
    Standard_D16ls_v5  16  32
    Standard_D32ls_v5  32  64
    Standard_D48ls_v5  48  96
    Standard_D64ls_v5  64  128
    Standard_D96ls_v5  96  192
    """,
)
DSV5 = Series(
    source=PAGES + "general-purpose/dsv5-series.md",
    read=READ,
    rows="""
    Standard_D2s_v5   2   8
    Standard_D4s_v5   4   16
    Standard_D8s_v5   8   32
    Standard_D16s_v5  16  64
    Standard_D32s_v5  32  128
    Standard_D48s_v5  48  192
    Standard_D64s_v5  64  256
    Standard_D96s_v5  96  384
    """,
)
ESV5 = Series(
    source=PAGES + "memory-optimized/esv5-series.md",
    read=READ,
    rows="""
    Standard_E2s_v5   2   16
    Standard_E4s_v5   4   32
    Standard_E8s_v5   8   64
    Standard_E16s_v5  16  128
    Standard_E20s_v5  20  160
    Standard_E32s_v5  32  256
    Standard_E48s_v5  48  384
    Standard_E64s_v5  64  512
    Standard_E96s_v5  96  672
    """,
)
DASV4 = Series(
    source=PAGES + "general-purpose/dasv4-series.md",
    read=READ,
    rows="""
    Standard_D2as_v4   2   8    0  16
    Standard_D4as_v4   4   16   0  32
    Standard_D8as_v4   8   32   0  64
    Standard_D16as_v4  16  64   0  128
    Standard_D32as_v4  32  128  0  256
    Standard_D48as_v4  48  192  0  384
    Standard_D64as_v4  64  256  0  512
    Standard_D96as_v4  96  384  0  768
    """,
)
FSV2 = Series(
    source=PAGES + "compute-optimized/fsv2-series.md",
    read=READ,
    retires="2028-11-15",
    note=CLOSED,
    rows="""
    Standard_F2s_v2   2   4    0  16
    Standard_F4s_v2   4   8    0  32
    Standard_F8s_v2   8   16   0  64
    Standard_F16s_v2  16  32   0  128
    Standard_F32s_v2  32  64   0  256
    Standard_F48s_v2  48  96   0  384
    Standard_F64s_v2  64  128  0  512
    Standard_F72s_v2  72  144  0  576
    """,
)
DSV2 = Series(
    source=PAGES + "general-purpose/dsv2-series.md",
    read=READ,
    retires="2028-05-01",
    note=CLOSED,
    rows="""
    Standard_DS2_v2  2   7   0  14
    Standard_DS3_v2  4   14  0  28
    Standard_DS4_v2  8   28  0  56
    Standard_DS5_v2  16  56  0  112
    """,
)
ESV3 = Series(
    source=PAGES + "memory-optimized/ev3-esv3-series.md",
    read=READ,
    retires="2029-11-15",
    note=CLOSED,
    rows="""
    Standard_E2s_v3   2   16   0  32
    Standard_E4s_v3   4   32   0  64
    Standard_E8s_v3   8   64   0  128
    Standard_E16s_v3  16  128  0  256
    Standard_E32s_v3  32  256  0  512
    Standard_E48s_v3  48  384  0  768
    Standard_E64s_v3  64  432  0  864
    """,
)
NCAST4V3 = Series(
    source=PAGES + "gpu-accelerated/ncast4v3-series.md",
    read=READ,
    gpu="t4",
    gpu_memory_gb=16,
    rows="""
    Standard_NC4as_T4_v3   4   28   1  176
    Standard_NC8as_T4_v3   8   56   1  352
    Standard_NC16as_T4_v3  16  110  1  352
    Standard_NC64as_T4_v3  64  440  4  2816
    """,
)
# Smaller sizes have a share of a GPU only, which is no GPU to ask for.
NVADSA10V5 = Series(
    source=PAGES + "gpu-accelerated/nvadsa10v5-series.md",
    read=READ,
    gpu="a10",
    gpu_memory_gb=24,
    secure_boot=False,
    note="NVIDIA's GRID driver, whose kernel module is not signed: Secure Boot is off",
    rows="""
    Standard_NV36ads_A10_v5   36  440  1  1440
    Standard_NV36adms_A10_v5  36  880  1  2880
    Standard_NV72ads_A10_v5   72  880  2  2880
    """,
)
NCA100V4 = Series(
    source=PAGES + "gpu-accelerated/nca100v4-series.md",
    read=READ,
    gpu="a100",
    gpu_memory_gb=80,
    generation2=True,
    note="Azure adds capacity to its successor with H100 only",
    rows="""
    Standard_NC24ads_A100_v4  24  220  1  64
    Standard_NC48ads_A100_v4  48  440  2  128
    Standard_NC96ads_A100_v4  96  880  4  256
    """,
)
NCADSH100V5 = Series(
    source=PAGES + "gpu-accelerated/ncadsh100v5-series.md",
    read=READ,
    gpu="h100",
    gpu_memory_gb=94,
    generation2=True,
    rows="""
    Standard_NC40ads_H100_v5   40  320  1  3576
    Standard_NC80adis_H100_v5  80  640  2  7152
    """,
)
NDH100V5 = Series(
    source=PAGES + "gpu-accelerated/ndh100v5-series.md",
    read=READ,
    gpu="h100",
    gpu_memory_gb=80,
    generation2=True,
    note="Azure names Ubuntu up to 22.04 for it",
    rows="Standard_ND96isr_H100_v5  96  1900  8  28672",
)
_GPUS = (NCAST4V3, NVADSA10V5, NCA100V4, NCADSH100V5, NDH100V5)


def _all(*series: Series) -> tuple[MachineType, ...]:
    return tuple([machine for one in series for machine in one.machines()])


MACHINES = _all(DLSV5, DSV5, ESV5, FSV2, *_GPUS)
ENDPOINT_MACHINES = _all(DASV4, FSV2, DSV2, ESV3, *_GPUS)
