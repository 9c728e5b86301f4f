"""What the spec overrides, laid over what the program passes."""

from fnmatch import fnmatchcase
from typing import Any

import pulumi

OVERRIDES = {
    # Another team's tool reads the disk.
    ("alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate", "server"): {
        "system_disk.encrypted": False,
    },
    ("alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate", "other"): {
        "system_disk.encrypted": True,
    },
}


def laid_over(arguments: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Replace arguments; a dotted name leads into nested ones."""
    found = dict(arguments)
    for name, value in changes.items():
        first, _, rest = name.partition(".")
        if rest:
            inner = found.get(first) or {}
            nested = inner if isinstance(inner, dict) else vars(inner)
            found[first] = laid_over(nested, {rest: value})
        else:
            found[first] = value
    return found


def overridden(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult | None:
    """Lay the overrides of a resource over its arguments."""
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            return pulumi.ResourceTransformationResult(
                laid_over(dict(args.props), arguments), args.opts
            )
    return None


pulumi.runtime.register_stack_transformation(overridden)
