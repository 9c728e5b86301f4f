"""What override files of Terraform and the overrides of a program lay over a system."""

from generator.parity import certificate

TERRAFORM = {
    "main.tf": """
variable "idle_timeout" {
  type    = number
  default = 60
}

resource "aws_lb" "main" {
  name         = "web"
  idle_timeout = var.idle_timeout

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_subnet" "main" {
  for_each = { a = "10.0.0.0/24", b = "10.0.1.0/24" }

  vpc_id     = "vpc-1"
  cidr_block = each.value
}
""",
    "override.tf": """
resource "aws_lb" "main" {
  idle_timeout = 120
}

resource "aws_subnet" "main" {
  map_public_ip_on_launch = true
  tags                    = { Tier = "edge" }
}
""",
}
PULUMI = {
    "Pulumi.yaml": "name: web\nruntime: python\n",
    "__main__.py": """
import overrides
import pulumi
import pulumi_aws as aws

idle_timeout = pulumi.Config().get_int("idle_timeout") or 60

aws.lb.LoadBalancer(
    "main",
    name="web",
    idle_timeout=idle_timeout,
    opts=pulumi.ResourceOptions(protect=True),
)
for key, block in {"a": "10.0.0.0/24", "b": "10.0.1.0/24"}.items():
    aws.ec2.Subnet(f"main-{key}", vpc_id="vpc-1", cidr_block=block)
""",
    "overrides.py": """
from fnmatch import fnmatchcase

import pulumi

OVERRIDES = {
    # Uploads take long.
    ("aws:lb/loadBalancer:LoadBalancer", "main"): {"idle_timeout": 120},
    ("aws:ec2/subnet:Subnet", "main-*"): {
        "map_public_ip_on_launch": True,
        "tags": {"Tier": "edge"},
    },
    # The first entry of a resource holds.
    ("aws:ec2/subnet:Subnet", "main-a"): {"map_public_ip_on_launch": False},
}


def overridden(
    args: pulumi.ResourceTransformationArgs,
) -> pulumi.ResourceTransformationResult | None:
    for (type_, name), arguments in OVERRIDES.items():
        if args.type_ == type_ and fnmatchcase(args.name, name):
            return pulumi.ResourceTransformationResult({**args.props, **arguments}, args.opts)
    return None


pulumi.runtime.register_stack_transformation(overridden)
""",
}


def changed(files: dict[str, str], file: str, before: str, after: str) -> dict[str, str]:
    """Change one thing in a project."""
    assert before in files[file]
    return {**files, file: files[file].replace(before, after)}


def test_the_same_overrides_are_one_system() -> None:
    """What both engines lay over their resources is compared like what these say themselves."""
    found = certificate(TERRAFORM, PULUMI)
    assert not found.differences
    assert not found.unknown


def test_overrides_of_one_engine_alone_differ() -> None:
    """A system with overrides is another one than the same without, in either engine."""
    wanted = [
        "aws_lb.main: idle_timeout",
        *(
            f'aws_subnet.main["{key}"]: {name}'
            for key in "ab"
            for name in ("map_public_ip_on_launch", "tags")
        ),
    ]
    plain = changed(PULUMI, "__main__.py", "import overrides\n", "")
    bare = {"main.tf": TERRAFORM["main.tf"]}
    for found in (certificate(TERRAFORM, plain), certificate(bare, PULUMI)):
        assert sorted(one.what for one in found.differences) == sorted(wanted)


def test_other_overrides_differ_where_they_stand() -> None:
    """A difference between overrides is told at the line of both that sets it."""
    ours = changed(TERRAFORM, "override.tf", "120", "90")
    theirs = changed(PULUMI, "overrides.py", '"edge"', '"core"')
    found = certificate(ours, theirs).differences
    assert [(one.what, one.terraform, one.pulumi) for one in found] == [
        ("aws_lb.main: idle_timeout", "override.tf:3", "overrides.py:8"),
        ('aws_subnet.main["a"]: tags.Tier', "override.tf:8", "overrides.py:11"),
        ('aws_subnet.main["b"]: tags.Tier', "override.tf:8", "overrides.py:11"),
    ]


def test_what_overrides_do_not_tell_is_not_compared() -> None:
    """An override of nothing, and a table that is computed, are among what was not compared."""
    ours = changed(TERRAFORM, "override.tf", '"aws_lb" "main"', '"aws_lb" "other"')
    theirs = changed(PULUMI, "overrides.py", "OVERRIDES = {", "OVERRIDES = open_table() or {")
    found = certificate(ours, theirs)
    assert [one.partition(": ")[0] for one in found.unknown] == ["override.tf:2", "overrides.py"]


def test_a_dotted_name_leads_into_nested_arguments() -> None:
    """What is laid over nested arguments keeps the others, whichever way the program says them."""
    block = 'health_check {\n    path    = "/"\n    timeout = 7\n  }'
    ours = {"main.tf": f'resource "aws_lb_target_group" "main" {{\n  {block}\n}}\n'}
    theirs = {
        "Pulumi.yaml": "name: web\nruntime: python\n",
        "__main__.py": "import overrides\nimport pulumi_aws as aws\n\n"
        'aws.lb.TargetGroup("main", health_check=CHECK)\n',
        "overrides.py": "OVERRIDES = {\n"
        '    ("aws:lb/targetGroup:TargetGroup", "main"): {"health_check.timeout": 7},\n}\n',
    }
    for said in (
        '{"path": "/", "timeout": 5}',
        'aws.lb.TargetGroupHealthCheckArgs(path="/")',
        '{"path": "/", **{}}',
    ):
        found = certificate(ours, changed(theirs, "__main__.py", "CHECK", said))
        assert not [*found.differences, *found.unknown], said
    [left] = certificate(ours, changed(theirs, "__main__.py", "CHECK", "None")).differences
    assert left.what == "aws_lb_target_group.main: health_check[0].path"
    other = changed(theirs, "overrides.py", "7}", "9}")
    [left] = certificate(ours, changed(other, "__main__.py", "CHECK", '{"path": "/"}')).differences
    assert left.pulumi == "overrides.py:2"


def test_a_number_in_a_dotted_name_leads_into_a_list() -> None:
    """The only block of a type is an item of a list in Pulumi."""
    ours = {
        "main.tf": 'resource "aws_launch_template" "main" {\n  block_device_mappings {\n'
        '    device_name = "/dev/xvda"\n\n    ebs {\n      volume_size = 9\n    }\n  }\n}\n'
    }
    theirs = {
        "Pulumi.yaml": "name: web\nruntime: python\n",
        "__main__.py": "import overrides\nimport pulumi_aws as aws\n\naws.ec2.LaunchTemplate(\n"
        '    "main", block_device_mappings=[{"device_name": "/dev/xvda"}]\n)\n',
        "overrides.py": 'OVERRIDES = {\n    ("aws:ec2/launchTemplate:LaunchTemplate", "main"): {\n'
        '        "block_device_mappings.0.ebs.volume_size": 9,\n    },\n}\n',
    }
    found = certificate(ours, theirs)
    assert not [*found.differences, *found.unknown]
    for before, after in (("= 9", "= 8"), (".0.", ".1.")):
        file, project = ("main.tf", ours) if "=" in before else ("overrides.py", theirs)
        other = {**ours, **theirs} | changed(project, file, before, after)
        found = certificate({"main.tf": other["main.tf"]}, other)
        assert [*found.differences, *found.unknown], after


def test_what_is_laid_over_something_unknown_is_not_compared() -> None:
    """Nested arguments that the program's text does not tell are named as not compared."""
    theirs = changed(PULUMI, "__main__.py", 'name="web",', 'name="web", access_logs=open("x"),')
    theirs = changed(theirs, "overrides.py", '{"idle_timeout"', '{"access_logs.prefix": "x", "a"')
    assert any("access_logs" in one for one in certificate(TERRAFORM, theirs).unknown)
