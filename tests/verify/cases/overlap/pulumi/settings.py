import pulumi

config = pulumi.Config()

network_cidr = config.get("network_cidr") or "10.0.0.0/16"
zones = ["eu-central-1a", "eu-central-1b"]
