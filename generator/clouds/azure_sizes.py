"""What the name of a VM size of Azure tells of it.

Names are built from the family, the number of vCPUs and letters for what a size has beside them
(azure-compute-docs, vm-naming-conventions); retirements are from lifecycle/
retirements-and-capacity-restrictions.md of 2026-09-24. Patterns are compiled when a size is named.
"""

import re

# Azure has ended these; its list of sizes for endpoints still shows some of them.
_RETIRED = r"Standard_(NC\d+r?(s_v[23])?|NV\d+(s_v[23]|as_v4)?|ND\d+r?s|ND40rs_v2)"
_NAME = r"Standard_(?P<family>[A-Z]+)\d+(?:-\d+)?(?P<features>[a-z]*)(?:_|$)"
# "Trusted Launch for Azure virtual machines": of the ND family, the A100 machines are without it.
_NOT_TRUSTED = r"Standard_ND96a[a-z]*_(A100_)?v4"
# Their GPUs are AMD's, and no driver or container toolkit of NVIDIA's runs them.
_AMD = r"Standard_(NG\w+|N\w+_(V710|MI300X)_v5)"
_GPU_FAMILIES = ("NC", "ND", "NV")


def has_gpu(size: str) -> bool:
    """Tell whether a `size` has GPUs, by its family."""
    name = re.match(_NAME, size)
    return name is not None and name["family"] in _GPU_FAMILIES


def retired(size: str) -> tuple[str, str] | None:
    """Say that Azure has ended `size`, and what to take; None for one that it has not."""
    if not re.fullmatch(_RETIRED, size, re.IGNORECASE):
        return None
    return (
        f"Azure has retired `{size}`",
        'say {"gpu": "t4"} for a small one, {"gpu": "a100"} for a large one',
    )


def untrusted(size: str) -> tuple[str, str] | None:
    """Say that `size` does not start by Trusted Launch, and what to take; None where it does."""
    if not re.fullmatch(_NOT_TRUSTED, size, re.IGNORECASE):
        return None
    return (
        f"`{size}` has no Trusted Launch, which guards what servers start",
        "take Standard_ND96isr_H100_v5, or a resilient-network, which starts without it",
    )


def unfit(size: str) -> tuple[str, str] | None:
    """Say why a server cannot be of this `size`, and what to take; None where it can.

    Servers start from an image for x86 processors, on disks of SSD.
    """
    ended = retired(size)
    name = re.match(_NAME, size)
    if ended or not name:
        return ended
    if re.fullmatch(_AMD, size):
        return (
            f"`{size}` has GPUs of AMD, and servers get the driver of NVIDIA's",
            'say {"gpu": "a10"} for a small one, {"gpu": "h100"} for a large one',
        )
    if "p" in name["features"]:
        return (
            f"`{size}` has Arm processors, and the servers' image is for x86",
            "take the size without the p, as in Standard_D4s_v5",
        )
    if "s" not in name["features"] and not name["family"].endswith("S"):
        return (
            f"`{size}` takes no premium disks, which the servers start from",
            "take the size with an s, as in Standard_D4s_v5",
        )
    return None
