"""A program whose modules lie in a folder of their own, with packages of other names."""

import pulumi
import requests
import yaml
from infra import naming
from infra.sizes import *  # noqa: F403
from infra.network import Network

config = pulumi.Config()
network = Network("main", cidr=config.require("cidr"), zones=config.require_int("zones"))

pulumi.export("size", SMALL)  # noqa: F405
pulumi.export("name", naming.full("main"))
pulumi.export("settings", yaml.safe_dump({"vpc": "main"}))
pulumi.export("status", requests.codes.ok)
pulumi.export("vpc", network.vpc.id)
