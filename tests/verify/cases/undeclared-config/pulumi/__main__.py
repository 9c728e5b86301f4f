"""A program that needs settings which its stacks do not have."""

import pulumi

config = pulumi.Config()
pulumi.export("zone", config.require("zone"))
pulumi.export("key", config.require_secret("key"))
pulumi.export("size", config.get("size"))
