"""What the spec overrides: laid over what the program passes to its resources."""

from fnmatch import fnmatchcase

import pulumi

# By the type and the name of a resource; names that a loop makes end in `*`.
OVERRIDES = {
    # The dashboard shows how far away callers are.
    ("aws:route53/healthCheck:HealthCheck", "main"): {
        "measure_latency": True,
    },
}


def overridden(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult | None:
    """Replace the arguments of the resources that are named above."""
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            return pulumi.ResourceTransformationResult(
                {**args.props, **arguments},
                args.opts,
            )
    return None


pulumi.runtime.register_stack_transformation(overridden)
