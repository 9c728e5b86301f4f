"""What the name of an EC2 instance type tells of it.

Names are built from family, generation, letters for what a family has beside them, and size (EC2
user guide, naming conventions). The GPUs are those that the release notes of the Deep Learning Base
OSS AMI on Amazon Linux 2023 name, read on 2026-11-21. Patterns are compiled when a type is named.
"""

import re

# Later generations of both families are taken for such as the image drives, too.
_NVIDIA = r"(g4dn|gr?[5-9]e?|p4de?|p5e?n?|p[6-9][a-z0-9-]*)\."
# Neither of these has a driver in it: other makers' accelerators, shares of GPUs, what is too old.
_UNDRIVEN = r"(g4ad|gr?6f|g[23]s?|p[23](dn)?|inf\d+|trn\d+n?|dl\d+q?|f\d+|vt\d+)\."
_OLD = r"([cm][1-3]|t[12]|r3|i2)\."
_ARM = r"(a1|[a-z]+\d+[a-z]*g[a-z]*|p\d+e?-gb\d+)\."


def gpu(type_: str) -> bool:
    """Tell whether a type has GPUs that the servers' image drives."""
    return bool(re.match(_NVIDIA, type_)) and not unfit(type_)


def unfit(type_: str) -> tuple[str, str] | None:
    """Say why a server cannot be of this type, and what to take; None where it can."""
    if re.match(_ARM, type_):
        return (
            f"`{type_}` has Arm processors, and the servers' image is for x86",
            "take a type without the g, as in m7i.xlarge, or one with another GPU",
        )
    if type_.startswith("mac"):
        return (f"`{type_}` starts macOS alone", "take a type for Linux, as in m7i.xlarge")
    if re.match(_OLD, type_):
        return (
            f"`{type_}` is of a generation whose disks have no bandwidth of their own",
            "take a newer one, as in t3.medium or m7i.xlarge",
        )
    if re.match(_UNDRIVEN, type_):
        return (
            f"`{type_}` has an accelerator that the servers' image has no driver for",
            'say {"gpu": "t4"} for a small GPU, {"gpu": "h100"} for large ones',
        )
    return None
