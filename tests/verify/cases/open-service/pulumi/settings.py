import pulumi

config = pulumi.Config()

gateways = config.get_object("gateways") or {}
scaling = config.get_object("scaling") or {}
