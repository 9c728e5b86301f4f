import pulumi

import alibaba_cdn
import azure_edge
from alibaba_network import edge

pulumi.export("vpc_id", edge.vpc.id)
pulumi.export("switches", [switch.id for switch in edge.switches])
pulumi.export("sites", {key: site.cname for key, site in alibaba_cdn.sites.items()})
pulumi.export("endpoints", {key: one.host_name for key, one in azure_edge.endpoints.items()})
pulumi.export("address", azure_edge.address.ip_address)
