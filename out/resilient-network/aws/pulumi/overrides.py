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
    """Replace the arguments of the resources that are named above."""
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            return pulumi.ResourceTransformationResult(
                laid_over(dict(args.props), arguments),
                args.opts,
            )
    return None


pulumi.runtime.register_stack_transformation(overridden)
