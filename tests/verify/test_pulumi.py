"""What verification of Pulumi programs leaves alone, because the text does not tell it."""

import pytest

from generator import facts
from generator.facts import pulumi as sdk
from generator.verify import verify
from generator.verify.azure_ids import KINDS, TAKES, bare
from generator.verify.pulumi import requirements
from generator.verify.pulumi.values import AZURE
from generator.verify.terraform.body_ids import CLASSES

BROKEN = 'import pulumi_aws as aws\n\nvpc = aws.ec2.Vpc("main", cidr="10.0.0.0/16")\n'
SETTINGS = 'import pulumi\n\nconfig = pulumi.Config()\npulumi.export("size", config.get("size"))\n'
NAME = "name: program\nruntime: python\n"
STACKED = {
    "__main__.py": (
        "import pulumi\nimport pulumi_aws as aws\n\n"
        'vpc = aws.ec2.Vpc("main", cidr_block="10.0.0.0/16")\n'
        'aws.ec2.Subnet("a", vpc_id=vpc.id, cidr_block=pulumi.Config().require("a"))\n'
    ),
    "Pulumi.yaml": NAME,
}


def rules(files: dict[str, str]) -> list[str]:
    """Judge a program; the rules that it breaks."""
    return [finding.rule for finding in verify(files, engine="pulumi")]


@pytest.mark.parametrize(
    ("constraint", "judged"),
    [
        ("pulumi-aws>=7.20,<8", True),
        ("pulumi_aws ~= 7.0", True),
        ("Pulumi-AWS==7.*", True),
        ("pulumi-aws", True),
        ("pulumi-aws>=6,<7", False),
        ("pulumi-aws==7.0.0", False),
        ("pulumi-aws>=99", False),
    ],
)
def test_facts_of_another_version_are_not_applied(constraint: str, judged: bool) -> None:  # noqa: FBT001 (a table)
    """A program that cannot get the version of the facts is not judged by them."""
    files = {"__main__.py": BROKEN, "requirements.txt": f"pulumi>=3,<4\n{constraint}\n"}
    assert rules(files) == (["unknown-argument"] if judged else [])


@pytest.mark.parametrize(
    "line",
    [
        "aws = dict(aws)",
        "def aws(): ...",
        "for aws in (1, 2): ...",
        "try: ...\nexcept ValueError as aws: ...",
    ],
)
def test_a_name_that_is_bound_twice_is_not_known(line: str) -> None:
    """What an import binds and something else too may be anything."""
    assert rules({"__main__.py": f"{BROKEN}{line}\n"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "settings = {'config': config}\n",
        "def read(key):\n    return config.get(key)\n\nread(pulumi.get_stack())\n",
        "import other\n\nother.load(config)\n",
        "for key in ('a', 'b'):\n    config.get(key)\n",
    ],
)
def test_settings_that_may_be_read_are_not_called_unused(text: str) -> None:
    """A configuration that is handed on, or asked for computed keys, may be asked for any."""
    files = {
        "__main__.py": SETTINGS + text,
        "other.py": "def load(config): ...\n",
        "Pulumi.yaml": f"{NAME}config:\n  size: 1\n  colour: red\n",
    }
    assert rules(files) == []
    assert rules({**files, "__main__.py": SETTINGS}) == ["unused-config"]


@pytest.mark.parametrize(
    "text",
    [
        "{name: program, runtime: python, confg: {}}",
        "name: program\n<<: *base\nconfg: {}\n",
        "? name\n: program\n",
        "name: program\nruntime: python\nconfig: {a: 1}\n",
    ],
)
def test_settings_in_forms_that_are_not_read_are_left_alone(text: str) -> None:
    """YAML beyond plain keys is not guessed at."""
    assert rules({"__main__.py": SETTINGS, "Pulumi.yaml": text}) == []


def test_what_is_told_at_run_time_is_not_known() -> None:
    """Arguments by `**`, positional objects, and parameters without annotations are left alone."""
    text = (
        "import pulumi_aws as aws\n\n"
        "given = dict()\n"
        "def subnet(vpc, **more):\n"
        '    return aws.ec2.Subnet("a", vpc_id=vpc.idd, **more)\n\n'
        'aws.ec2.Subnet("b", *given)\n'
        'aws.ec2.Subnet("c", given)\n'
        'aws.ec2.Subnet("d", args=given)\n'
        'chosen = aws.ec2.Vpc("v") if given else object()\n'
        "chosen.anything\n"
    )
    assert rules({"__main__.py": text}) == []


@pytest.mark.parametrize(
    "value",
    [
        "10.1.0.0/16 # a comment",
        "'10.1.0.0/16'",
        '"10.1.0.0/16"',
        ">-\n    10.1.0.0/16",
    ],
)
def test_a_stack_sets_a_value_in_any_form(value: str) -> None:
    """What a stack sets is found however YAML writes it."""
    assert rules({**STACKED, "Pulumi.dev.yaml": f"config:\n  program:a: {value}\n"}) == [
        "outside-network"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "config:\n  program:a: ~\n",
        "config:\n  program:a:\n    secure: AAABAA\n",
        "config:\n  program:a: &x 10.1.0.0/16\n",
        "config:\n  program:a: !net 10.1.0.0/16\n",
        "config:\n  program:a: [10.1.0.0/16]\n",
        "config:\n  program:a: " + "[" * 50_000 + "\n",
        "config:\n  program:a: " + "[" * 800 + "1" + "]" * 800 + "\n",
        "config:\n  program:a: " + "9" * 10_000 + "\n",
        "config:\n  program:a:\n    - " + "- " * 20_000 + "\n",
        "environment:\n  - network\n",
        "{config: {program:a: 10.1.0.0/16}}\n",
        "config: *base\n",
    ],
    ids=range(12),
)
def test_what_a_stack_does_not_tell_is_not_known(text: str) -> None:
    """A value that is secret, comes from elsewhere or would exhaust a reader is not known."""
    assert "outside-network" not in rules({**STACKED, "Pulumi.dev.yaml": text})


def test_the_kinds_of_ids_are_of_the_sdk() -> None:
    """Every class and every argument that an ID is judged by is one of azure-native's own."""
    for one in {*KINDS, *CLASSES.values(), *(one for takes in TAKES.values() for one in takes)}:
        module, _, name = one.partition(".")
        assert sdk.offer(AZURE, module, "r", name) is not None, one
        assert one in KINDS
    for type_ in CLASSES:
        assert facts.type_facts("azurerm", "resource", type_), type_
    for module in {module for module, _ in TAKES}:
        offered = [
            sdk.offer(AZURE, module, kind, name.removesuffix("Args"))
            for kind in "ra"
            for name in sdk.names(AZURE, module, kind)
        ]
        known = {bare(name) for one in offered if one is not None for name in one.inputs}
        assert {name for held, name in TAKES if held == module} <= known, module


LISTS = {
    "pulumi_AWS[x]>=6,<7 ; python_version > '3'  # why": {"pulumi-aws"},
    "a.b == 1 \\\n    --hash=sha256:00\n\nc": {"a-b", "c"},
    "pulumi-aws @ file.whl": {"pulumi-aws"},
    "# pulumi-aws": set(),
}


@pytest.mark.parametrize("text", LISTS)
def test_packages_are_read_off_a_list(text: str) -> None:
    """Each line of requirements.txt names a package, whatever it demands of it."""
    assert requirements.listed(text) == LISTS[text]
    assert requirements.whole({"requirements.txt": text})


@pytest.mark.parametrize("line", ["-r more.txt", "./wheels/a.whl", "a @ https://x.example/a.whl"])
def test_a_list_that_leads_elsewhere_is_not_whole(line: str) -> None:
    """What a line leads to may ask for more than the list tells."""
    assert not requirements.whole({"requirements.txt": f"pulumi\n{line}\n"})
    assert not requirements.whole({"requirements.txt": "pulumi", "pyproject.toml": ""})


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('pulumi-aws = "^6.83.0"', ">=6.83.0,<7"),
        ('pulumi-aws = {version = "~7.1", extras = ["x"]}', ">=7.1,<8"),
        ('pulumi-aws="7.1.0"', "==7.1.0.*"),
        ('"pulumi-aws>=7,<8",', ">=7,<8"),
        ("pulumi-aws==7.1", "==7.1"),
        ('pulumi-aws = ">=6,<8"', ">=6,<8"),
        ('pulumi-aws = "*"', ""),
    ],
)
def test_versions_in_a_project_file(line: str, wanted: str) -> None:
    """Poetry writes versions in a way of its own, which is read as what it stands for."""
    assert requirements.constraint("pulumi_aws", {"pyproject.toml": f"[x]\n{line}\n"}) == wanted
