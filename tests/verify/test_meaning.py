"""What projects mean: how far values are told from the text, and how long that may take."""

from pathlib import Path
from typing import Any

import pytest

from generator.hcl import read
from generator.verify import verify
from generator.verify.inspection import judge
from generator.verify.meaning.unknown import UNKNOWN
from generator.verify.projects import Tree
from generator.verify.terraform.looks import ModuleLook
from generator.verify.terraform.module import modules

VALUES: dict[str, Any] = {
    'cidrsubnet("10.0.0.0/16", 8, 3)': "10.0.3.0/24",
    'cidrsubnet("fd00::/48", 16, 1)': "fd00:0:0:1::/64",
    'cidrsubnets("10.0.0.0/16", 8, 4, 8)': ["10.0.0.0/24", "10.0.16.0/20", "10.0.32.0/24"],
    "var.network": "10.1.0.0/16",
    "var.unset": UNKNOWN,
    "local.blocks[1]": "10.1.1.0/24",
    'local.zones["b"].block': "10.1.9.0/24",
    "[for zone in local.zones : zone.block if zone.public]": ["10.1.8.0/24"],
    "{ for key, zone in local.zones : upper(key) => zone.public }": {"A": True, "B": False},
    "keys(merge(local.zones, { c = 1 }))": ["a", "b", "c"],
    'join("-", concat(["a"], local.names))': "a-b-c",
    'format("%s-%02d", "web", 7)': "web-07",
    "var.size > 2 ? 1 : 2": 1,
    'var.unset == "x" ? 1 : 1': 1,
    "var.unset ? 1 : 2": UNKNOWN,
    "flatten([[1], [[2]]])": [1, 2],
    "length(aws_subnet.main)": 2,
    "aws_subnet.main[1].cidr_block": "10.1.1.0/24",
    "aws_subnet.unknown[0].id": UNKNOWN,
    'lookup(local.zones, "z", null)': None,
    "element(local.names, 5)": "c",
    "pow(2, 3)": UNKNOWN,
    'replace("a1", "/[0-9]/", "")': UNKNOWN,
    "local.circle": UNKNOWN,
}
MODULE = """
variable "network" {
  default = "10.1.0.0/16"
}

variable "unset" {}

variable "size" {
  default = 3
}

locals {
  names  = ["b", "c"]
  blocks = [for n in range(2) : cidrsubnet(var.network, 8, n)]
  circle = local.circle
  zones = {
    a = { block = "10.1.8.0/24", public = true }
    b = { block = "10.1.9.0/24", public = false }
  }
}

resource "aws_subnet" "main" {
  count      = 2
  cidr_block = local.blocks[count.index]
}

resource "aws_subnet" "unknown" {
  count      = var.unset
  cidr_block = "10.1.0.0/24"
}
"""
LONG = 100_000
HOSTILE = {
    "lists that double": "".join(
        f"locals {{\n  a{n} = concat(local.a{n + 1}, local.a{n + 1})\n}}\n" for n in range(60)
    ),
    "maps that double": "".join(
        f"locals {{\n  a{n} = merge(local.a{n + 1}, local.a{n + 1})\n}}\n" for n in range(60)
    ),
    "loops in loops": (
        "locals {\n  a0 = [for a in range(900) : [for b in range(900) :"
        " [for c in range(900) : 1]]]\n}\n"
    ),
    "a circle": "locals {\n  a0 = merge(local.a0, {})\n}\n",
    "a wide format": 'locals {\n  a0 = format("%999999999d", 1)\n}\n',
    "a long range": "locals {\n  a0 = range(99999999999)\n}\n",
    "many bits": 'locals {\n  a0 = cidrsubnet("10.0.0.0/8", 99999999999, 1)\n}\n',
}
USES = """
resource "aws_subnet" "main" {
  for_each   = toset(local.a0)
  vpc_id     = "vpc-1"
  cidr_block = each.value
}

resource "aws_iam_policy" "main" {
  policy = jsonencode(local.a0)
}
"""
TEXTS = {
    "unknown keys": "#cloud-config\n" + "zzz:\n" * LONG,
    "known keys": "#cloud-config\n%{ if x }\n" + "runcmd:\n" * LONG,
    "tabs": "#cloud-config\n" + "\tx\n" * LONG,
    "files": "#cloud-config\nwrite_files:\n" + "  - path: x\n" * LONG,
    "names of secrets": "password = " * LONG,
    "quotes": '"' * LONG,
    "letters": '"' + "aB3" * LONG,
    "variables": 'variable "password" {\n' * 20_000,
    "half a key": "-----BEGIN " + "A " * LONG + "PRIVATE KEY-----",
}
PROGRAMS = {
    "lists that double": "a0 = [1]\n" + "".join(f"a{n + 1} = [*a{n}, *a{n}]\n" for n in range(40)),
    "a function of itself": "def a40(x):\n    return [a40(x), a40(x)]\n",
}


@pytest.mark.parametrize("text", VALUES)
def test_values_are_told_as_terraform_tells_them(text: str) -> None:
    """An expression of literals, defaults and local values has the value that a plan would show."""
    found, _ = modules({"main.tf": MODULE})
    (_, attribute), *_ = read(f"a = {text}\n").attributes()
    assert ModuleLook(found[""], None, None, {}, {}).value(attribute.value, {}) == VALUES[text]


@pytest.mark.parametrize("name", HOSTILE)
def test_values_that_grow_without_end_are_not_known(name: str) -> None:
    """A project that means more than anybody could build is answered all the same."""
    rules = {one.rule for one in verify({"main.tf": HOSTILE[name] + USES}, engine="terraform")}
    assert rules <= {"cycle", "undeclared", "policy"}


@pytest.mark.parametrize("name", TEXTS)
def test_texts_that_exhaust_a_search_are_answered(name: str) -> None:
    """What looks for secrets and reads boot files passes over a text a bounded number of times."""
    found = verify({"main.tf": "", "x.yaml": TEXTS[name]}, engine="terraform")
    assert len(found) <= 50


@pytest.mark.parametrize("name", PROGRAMS)
def test_programs_that_grow_without_end_are_not_known(name: str) -> None:
    """A program that means more than anybody could build is answered all the same."""
    text = "import pulumi_aws as aws\n" + PROGRAMS[name]
    text += "aws.ec2.Subnet('x', vpc_id='v', cidr_block=a40)\n"
    files = {"__main__.py": text, "Pulumi.yaml": "name: case\nruntime: python\n"}
    assert {one.rule for one in verify(files, engine="pulumi")} <= {"wrong-type"}


def test_a_boot_file_is_read_as_yaml_too() -> None:
    """The command parses a file that no template fills, and says where it is no YAML."""
    broken = "#cloud-config\nwrite_files:\n  - path: [a\nruncmd: []\n"
    files = {"cloud-init.yaml": broken, "templated.yaml": broken + "# ${port}\n"}
    found = judge(Tree("", "terraform", files, ()))
    assert [(one.file, one.rule, one.line) for one in found] == [
        ("cloud-init.yaml", "cloud-init", 4)
    ]


def test_tokens_are_found_by_how_they_start() -> None:
    """Each kind of token is found, and none is where documentation shows one."""
    letters = "Zk3vQ8sLwX1bN6tR9yH2mC5pJ7dF4gKa"
    tokens = {
        "ghp_" + letters + "aB3d": "GitHub",
        "LTAI" + "5tQ8sLwX1bN6tR9yH2mC": "Alibaba Cloud",
        "hf_" + "ZkvQsLwXbNtRyHmCpJdFgKaZkvQsLwXbNt": "Hugging Face",
        "glpat-" + letters[:20]: "GitLab",
    }
    for token, issuer in tokens.items():
        (found,) = verify({"main.tf": "", "notes.yaml": f"a: {token}\n"}, engine="terraform")
        assert found.rule == "secret"
        assert issuer in found.message
    shown = "AKIA" + "IOSFODNN7EXAMPLE"
    assert verify({"main.tf": "", "notes.yaml": f"a: {shown}\n"}, engine="terraform") == ()


def test_our_own_examples_hold_no_secret() -> None:
    """Nothing in the specs and the documentation looks like a secret."""
    root = Path(__file__).parents[2]
    files = {str(path): path.read_text() for path in [*root.glob("specs/*"), *root.glob("*.md")]}
    found = verify({"main.tf": "", **files}, engine="terraform")
    assert [one for one in found if one.rule == "secret"] == []
