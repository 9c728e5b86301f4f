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


def laid_over(arguments: Any, path: str, value: Any) -> Any:
    """Replace what a dotted path leads to; a number in it is that of an item."""
    first, _, rest = path.partition(".")
    if isinstance(arguments, list):
        items = list(arguments)
        items[int(first)] = laid_over(items[int(first)], rest, value)
        return items
    found = dict(arguments if isinstance(arguments, dict) else vars(arguments))
    found[first] = laid_over(found.get(first) or {}, rest, value) if rest else value
    return found


def overridden(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult | None:
    """Lay the overrides of a resource over its arguments."""
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            props = dict(args.props)
            for path, value in arguments.items():
                props = laid_over(props, path, value)
            return pulumi.ResourceTransformationResult(props, args.opts)
    return None


pulumi.runtime.register_stack_transformation(overridden)
