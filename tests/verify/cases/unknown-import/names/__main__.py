"""A program."""

import pulumi
import netwrk
import network
from settings import name, regoin

pulumi.export("vpc", network.vpc_id)
pulumi.export("name", name)
pulumi.export("zone", network.zone)
