"""What the spec overrides, laid over what the program passes."""

from fnmatch import fnmatchcase

import pulumi

# By resource type and name; names of resources that a loop makes end in `*`.
OVERRIDES = {
    # The office has no addresses of its own.
    ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "admin-*"): {
        "cidr_ipv4": "0.0.0.0/0",
    },
    ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "closed"): {
        "cidr_ipv4": "203.0.113.0/24",
    },
    # One client still speaks TLS 1.0.
    ("alicloud:alb/listener:Listener", "https"): {
        "security_policy_id": "tls_cipher_policy_1_1",
    },
}


def overridden(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult | None:
    """Lay the overrides of a resource over its arguments."""
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            return pulumi.ResourceTransformationResult({**args.props, **arguments}, args.opts)
    return None


pulumi.runtime.register_stack_transformation(overridden)
