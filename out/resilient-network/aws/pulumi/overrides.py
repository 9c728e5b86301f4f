"""What the spec overrides: laid over what the program passes to its resources."""

from fnmatch import fnmatchcase
from typing import Any

import pulumi

# By the type and the name of a resource; names that a loop makes end in `*`.
OVERRIDES = {
    # The dashboard shows how far away callers are.
    ("aws:route53/healthCheck:HealthCheck", "main"): {
        "measure_latency": True,
    },
    # The load alone decides which servers go.
    ("aws:autoscaling/policy:Policy", "requests"): {
        "target_tracking_configuration.disable_scale_in": True,
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
    """Replace the arguments of the resources that are named above."""
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            props = dict(args.props)
            for path, value in arguments.items():
                props = laid_over(props, path, value)
            return pulumi.ResourceTransformationResult(props, args.opts)
    return None


pulumi.runtime.register_stack_transformation(overridden)
