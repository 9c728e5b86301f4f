"""The resource graph: the same system gives the same picture in either engine."""

from generator.verify.graph import Edge, Graph, graph

TERRAFORM = {
    "main.tf": """
locals {
  network = aws_vpc.main.id
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "zone" {
  for_each = { a = "10.0.0.0/24" }

  vpc_id     = local.network
  cidr_block = each.value
}

module "servers" {
  source  = "./servers"
  subnets = [for subnet in aws_subnet.zone : subnet.id]
}

resource "aws_route53_record" "server" {
  zone_id    = "z"
  name       = "server"
  type       = "A"
  records    = [module.servers.address]
  depends_on = [aws_vpc.main]
}
""",
    "servers/main.tf": """
variable "subnets" {
  type = list(string)
}

resource "aws_instance" "server" {
  count     = 2
  subnet_id = var.subnets[count.index]
}

resource "aws_route_table_association" "each" {
  for_each  = { for server in aws_instance.server : server.id => server }
  subnet_id = each.value.subnet_id
}

output "address" {
  value = aws_instance.server[0].private_ip
}
""",
}

PULUMI = {
    "__main__.py": '''
"""Everything."""

import pulumi
import pulumi_aws as aws

import network
from network import subnets

servers = [
    aws.ec2.Instance(f"server-{zone}", subnet_id=subnet.id) for zone, subnet in subnets.items()
]
addresses = [server.private_ip for server in servers]
if addresses:
    aws.route53.Record(
        "server",
        records=addresses,
        opts=pulumi.ResourceOptions(depends_on=[network.vpc]),
    )
''',
    "network.py": '''
"""The network."""

import pulumi_aws as aws

vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16")
network_id = vpc.id


def subnet(zone):
    return aws.ec2.Subnet(f"zone-{zone}", vpc_id=network_id)


subnets = {}
for zone in ("a", "b"):
    subnets[zone] = subnet(zone)
''',
}


def pairs(one: Graph) -> set[tuple[str, str, str]]:
    """Reduce edges to the types that they join, and their argument."""
    types = {resource.address: resource.type for resource in one.resources}
    return {(types[edge.source], types[edge.target], edge.argument) for edge in one.edges}


def test_terraform_edges_go_through_locals_modules_and_for_each() -> None:
    """What a resource refers to is found behind locals, variables, outputs and `each`."""
    found = graph(TERRAFORM, engine="terraform")
    assert [one.address for one in found.resources] == [
        "module.servers.aws_instance.server",
        "module.servers.aws_route_table_association.each",
        "aws_vpc.main",
        "aws_subnet.zone",
        "aws_route53_record.server",
    ]
    assert set(found.edges) == {
        Edge("aws_subnet.zone", "aws_vpc.main", "vpc_id"),
        Edge("module.servers.aws_instance.server", "aws_subnet.zone", "subnet_id"),
        Edge(
            "module.servers.aws_route_table_association.each",
            "module.servers.aws_instance.server",
            "for_each",
        ),
        Edge(
            "module.servers.aws_route_table_association.each",
            "module.servers.aws_instance.server",
            "subnet_id",
        ),
        Edge("aws_route53_record.server", "module.servers.aws_instance.server", "records"),
        Edge("aws_route53_record.server", "aws_vpc.main", "depends_on"),
    }
    subnet = found.resource("aws_subnet.zone")
    assert subnet is not None
    assert (subnet.type, subnet.name, subnet.file, subnet.line) == (
        "aws_subnet",
        "zone",
        "main.tf",
        10,
    )
    assert subnet.repeats == "for_each"
    assert found.targets("aws_route53_record.server") == (
        "module.servers.aws_instance.server",
        "aws_vpc.main",
    )


def test_pulumi_edges_go_through_names_loops_functions_and_modules() -> None:
    """What a resource refers to is found behind variables, loops, functions and imports."""
    found = graph(PULUMI, engine="pulumi")
    assert pairs(found) == {
        ("aws.ec2.Subnet", "aws.ec2.Vpc", "vpc_id"),
        ("aws.ec2.Instance", "aws.ec2.Subnet", "subnet_id"),
        ("aws.route53.Record", "aws.ec2.Instance", "records"),
        ("aws.route53.Record", "aws.ec2.Vpc", "opts.depends_on"),
    }
    told = {
        one.type: (one.address, one.name, one.repeats, one.condition) for one in found.resources
    }
    assert told == {
        "aws.ec2.Vpc": ("network.vpc", "main", "", False),
        "aws.ec2.Subnet": ("network.Subnet[zone-{…}]", "zone-{…}", "call", False),
        "aws.ec2.Instance": ("__main__.servers", "server-{…}", "loop", False),
        "aws.route53.Record": ("__main__.Record[server]", "server", "", True),
    }


def test_a_project_that_cannot_be_read_has_an_empty_graph() -> None:
    """Broken text gives no resources and no exception."""
    assert graph({"main.tf": "resource {"}, engine="terraform") == Graph((), ())
    assert graph({"__main__.py": "def"}, engine="pulumi") == Graph((), ())
    assert graph({}, engine="terraform") == Graph((), ())


def test_edges_are_those_of_what_override_files_leave() -> None:
    """A resource refers to what an override file names instead of what it replaced."""
    files = {
        "main.tf": 'locals {\n  id = "vpc-1"\n}\n\n'
        'resource "aws_vpc" "a" {}\n\nresource "aws_vpc" "b" {}\n\n'
        'resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.a.id\n}\n\n'
        'resource "aws_subnet" "b" {\n  vpc_id = local.id\n}\n',
        "override.tf": "locals {\n  id = aws_vpc.a.id\n}\n\n"
        'resource "aws_subnet" "a" {\n  vpc_id = aws_vpc.b.id\n}\n',
    }
    found = graph(files, engine="terraform")
    assert len(found.resources) == 4
    assert found.targets("aws_subnet.a") == ("aws_vpc.b",)
    assert found.targets("aws_subnet.b") == ("aws_vpc.a",)
