"""Overrides: arguments that a spec lays over rendered resources."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import SpecError
from generator.hcl import Value, read
from generator.overrides import azure
from generator.parity import certificate
from generator.pipeline import build
from generator.spec.load import load
from generator.tracing.templates import written_by
from generator.tracing.trace import System
from tests.conftest import ROOT
from tests.judges.test_pulumi import mocked

SMALL = {
    "name": "chat",
    "blueprint": "resilient-network",
    "clouds": {"aws": {"region": "us-west-2"}},
    "runtime": {"image": "vllm/vllm-openai:v0.11.0"},
    "domain": {"host": "chat.example.com"},
}
WHY = "No client of ours sends ambiguous requests."
UNKNOWN = "has nothing that is known to be the same as"
NO_RESOURCE = "the Pulumi program has no resource of its own for"
TEMPLATE = "aws_launch_template.server"
LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.load_balancer_logs"
TIMEOUTS = {"because": WHY, "timeouts": {"create": "9m"}}
GATEWAY = "igw-0123456789abcdef0"
STRICT = {"aws_lb.main": {"because": WHY, "desync_mitigation_mode": "strictest"}}
# By cloud: its block, overrides, what they change of what is passed, how many values are new.
NESTED: dict[str, tuple[Any, Any, Any, int]] = {
    "aws": (
        {"region": "us-west-2"},
        {
            TEMPLATE: {
                "because": WHY,
                "metadata_options": {"http_put_response_hop_limit": 2},
                "block_device_mappings": {"ebs": {"throughput": 500}},
                "network_interfaces": {"device_index": 0},
            },
            "aws_route53_record.main": {"because": WHY, "alias": {"evaluate_target_health": False}},
            "aws_lb_target_group.server": {
                "because": WHY,
                "health_check": {"timeout": 7},
                "stickiness": {"type": "lb_cookie"},
            },
        },
        {
            "aws:ec2/launchTemplate:LaunchTemplate server "
            "metadataOptions.httpPutResponseHopLimit": 2,
            "aws:ec2/launchTemplate:LaunchTemplate server "
            "blockDeviceMappings.0.ebs.throughput": 500,
            "aws:ec2/launchTemplate:LaunchTemplate server networkInterfaces.0.deviceIndex": 0,
            "aws:route53/record:Record main aliases.0.evaluateTargetHealth": False,
            "aws:lb/targetGroup:TargetGroup server healthCheck.timeout": 7,
            "aws:lb/targetGroup:TargetGroup server stickiness.type": "lb_cookie",
        },
        3,
    ),
    "alibaba": (
        {"region": "ap-southeast-1"},
        {
            "alicloud_alb_server_group.main": {
                "because": WHY,
                "health_check_config": {"health_check_timeout": 7},
            },
            "alicloud_ecs_launch_template.server": {
                "because": WHY,
                "system_disk": {"size": 300, "iops": "9000"},
            },
        },
        {
            "alicloud:alb/serverGroup:ServerGroup main healthCheckConfig.healthCheckTimeout": 7,
            "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate server systemDisk.iops": "9000",
            "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate server systemDisk.size": 300,
        },
        1,
    ),
    "azure": (
        {"region": "westeurope"},
        {
            "azurerm_public_ip.load_balancer": {"because": WHY, "idle_timeout_in_minutes": 9},
            "azurerm_application_gateway.main": {
                "because": WHY,
                "http2_enabled": False,
                "global": {"request_buffering_enabled": False},
            },
            "azurerm_storage_account.flows": {
                "because": WHY,
                "public_network_access_enabled": False,
            },
        },
        {
            "azure-native:network:PublicIPAddress load-balancer idleTimeoutInMinutes": 9,
            "azure-native:network:ApplicationGateway main enableHttp2": False,
            "azure-native:network:ApplicationGateway main "
            "globalConfiguration.enableRequestBuffering": False,
            "azure-native:storage:StorageAccount flows publicNetworkAccess": "Disabled",
        },
        2,
    ),
}


def rendered(folder: Path, **changes: Any) -> dict[str, dict[str, str]]:
    """Render the small spec with changes; None leaves a field out."""
    path = folder / "spec.json"
    whole = {**SMALL, **changes}
    path.write_text(json.dumps({key: value for key, value in whole.items() if value is not None}))
    return build(path)


def refused(folder: Path, **changes: Any) -> list[tuple[str, str, str, int]]:
    """Give code, message, hint and line of what is refused."""
    with pytest.raises(SpecError) as error:
        rendered(folder, **changes)
    return [(one.code, one.message, one.hint, one.line) for one in error.value.problems]


def test_both_engines_have_an_override(tmp_path: Path) -> None:
    """Terraform gets an override file, Pulumi a transformation, and both say why."""
    projects = rendered(tmp_path, overrides=STRICT)
    terraform = projects["chat/aws/terraform"]["override.tf"]
    pulumi = projects["chat/aws/pulumi"]["overrides.py"]
    assert '  desync_mitigation_mode = "strictest"\n' in terraform
    assert '("aws:lb/loadBalancer:LoadBalancer", "main"): {' in pulumi
    assert '        "desync_mitigation_mode": "strictest",\n' in pulumi
    assert all(f"# {WHY}\n" in text for text in (terraform, pulumi))
    assert "import overrides" in projects["chat/aws/pulumi"]["__main__.py"]
    assert all(WHY in files["README.md"] for files in projects.values())


def test_without_overrides_there_is_no_trace(tmp_path: Path) -> None:
    """A spec that overrides nothing has no file for it."""
    for files in rendered(tmp_path).values():
        assert not {"override.tf", "overrides.py"} & files.keys()
        assert not any("overrides" in text for text in files.values())


def test_one_engine_alone_has_the_same(tmp_path: Path) -> None:
    """What an engine is given does not depend on whether the other one is rendered."""
    both = rendered(tmp_path, overrides=STRICT)
    for engine, file in (("terraform", "override.tf"), ("pulumi", "overrides.py")):
        alone = rendered(tmp_path, overrides=STRICT, engines=[engine])
        project = f"chat/aws/{engine}"
        assert alone[project][file] == both[project][file]


def test_each_cloud_takes_its_own(tmp_path: Path) -> None:
    """The provider in an address tells the cloud that it is for."""
    several = {"aws": {"region": "us-west-2"}, "alibaba": {"region": "ap-southeast-1"}}
    projects = rendered(tmp_path, clouds=several, overrides=STRICT)
    assert "override.tf" in projects["chat/aws/terraform"]
    assert "override.tf" not in projects["chat/alibaba/terraform"]


def test_a_loop_of_resources_is_overridden_as_a_whole(tmp_path: Path) -> None:
    """Instances that Pulumi makes in a loop are named by what their names begin with."""
    said = {"aws_subnet.private": {"because": "Hosts are found by name.", "enable_dns64": False}}
    projects = rendered(tmp_path, overrides=said)
    pulumi = projects["chat/aws/pulumi"]["overrides.py"]
    assert '("aws:ec2/subnet:Subnet", "private-*"): {' in pulumi


def test_a_nested_block_keeps_what_is_not_said(tmp_path: Path) -> None:
    """Terraform gets the merged block whole, for it replaces blocks; Pulumi the path alone."""
    said = {TEMPLATE: {"because": WHY, "metadata_options": {"http_put_response_hop_limit": 2}}}
    projects = rendered(tmp_path, overrides=said)
    terraform = projects["chat/aws/terraform"]["override.tf"]
    _, block = terraform.split("\n\n")[0], terraform[terraform.index("  metadata_options") :]
    assert block == (
        "  metadata_options {\n"
        '    http_endpoint               = "enabled"\n'
        '    http_tokens                 = "required"\n'
        "    http_put_response_hop_limit = 2\n"
        "  }\n"
        "}\n"
    )
    assert "the rest of it is as in autoscaling.tf" in terraform
    pulumi = projects["chat/aws/pulumi"]["overrides.py"]
    assert '        "metadata_options.http_put_response_hop_limit": 2,\n' in pulumi


def test_what_a_kept_block_refers_to_is_kept(tmp_path: Path) -> None:
    """Expressions and blocks further in are written again as the project has them."""
    tracking = {"disable_scale_in": True}
    said = {
        "aws_autoscaling_policy.requests": {
            "because": WHY,
            "target_tracking_configuration": tracking,
        }
    }
    files = rendered(tmp_path, overrides=said)["chat/aws/terraform"]
    kept = [
        "target_value     = var.requests_per_server",
        '= "${aws_lb.main.arn_suffix}/${aws_lb_target_group.server.arn_suffix}"\n',
    ]
    assert all(line in files["override.tf"] for line in kept)


def test_a_list_replaces_all_blocks_of_a_type(tmp_path: Path) -> None:
    """Blocks of which there may be several are given all at once, with whatever is inside."""
    disk = {"device_name": "/dev/xvda", "ebs": {"volume_size": 300, "encrypted": "true"}}
    said = {TEMPLATE: {"because": WHY, "block_device_mappings": [disk, {"device_name": "/dev/b"}]}}
    projects = rendered(tmp_path, overrides=said)
    terraform = projects["chat/aws/terraform"]["override.tf"]
    assert terraform.count("  block_device_mappings {\n") == 2
    assert "volume_type" not in terraform
    assert (
        '"ebs": {"volume_size": 300, "encrypted": "true"}'
        in (projects["chat/aws/pulumi"]["overrides.py"])
    )


@pytest.mark.parametrize("cloud", NESTED)
def test_both_engines_stay_one_system(cloud: str, tmp_path: Path) -> None:
    """The certificate compares what is laid over nested arguments, too, and finds no difference."""
    clouds, overrides = {cloud: NESTED[cloud][0]}, NESTED[cloud][1]
    plain = rendered(tmp_path, clouds=clouds)
    projects = rendered(tmp_path, clouds=clouds, overrides=overrides)
    ours, theirs = (projects[f"chat/{cloud}/{engine}"] for engine in ("terraform", "pulumi"))
    bare = [plain[f"chat/{cloud}/{engine}"] for engine in ("terraform", "pulumi")]
    known = certificate(*bare)
    found = certificate(ours, theirs)
    assert [*found.differences, *found.unknown] == [*known.differences, *known.unknown]
    assert len(certificate(bare[0], theirs).differences) > len(known.differences)


@pytest.mark.slow
@pytest.mark.parametrize("cloud", NESTED)
def test_the_program_lays_nested_arguments_over(cloud: str, tmp_path: Path) -> None:
    """Run, it passes what is laid over, and what else it passed before."""
    clouds, overrides = {cloud: NESTED[cloud][0]}, NESTED[cloud][1]
    ran = []
    for name, said in (("plain", {}), ("laid", overrides)):
        folder = tmp_path / name
        for file, text in rendered(tmp_path, clouds=clouds, overrides=said)[
            f"chat/{cloud}/pulumi"
        ].items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text)
        ran.append({(one["type"], one["name"]): one for one in mocked(folder)["resources"]})
    changed = {
        f"{type_} {name} {'.'.join(path)}": value
        for (type_, name), one in ran[1].items()
        for path, value in leaves(one["inputs"])
        if value != dict(leaves(ran[0][type_, name]["inputs"])).get(path)
    }
    assert changed == NESTED[cloud][2]
    before, after = (sum(len(list(leaves(r["inputs"]))) for r in one.values()) for one in ran)
    assert after - before == NESTED[cloud][3]


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give every plain value with its path."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in pairs:
        if isinstance(one, dict | list):
            yield from leaves(one, (*path, str(key)))
        else:
            yield (*path, str(key)), one


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """What is not there, what a provider refuses and what Pulumi lacks come together, in order."""
    said = {
        "aws_lb.mian": {"because": WHY, "idle_timeout": 9},
        "aws_lb.main": {"because": WHY, "idle_timeot": 9, "idle_timeout": "soon"},
        "aws_lb_target_group.server": {"because": WHY, "health_check": {"timeout": "soon"}},
        LIFECYCLE: TIMEOUTS,
        "alicloud_vpc.mian": {"because": WHY, "description": "x"},
        "alicloud_cms_alarm.load_balancer": {"because": WHY, "silence_time": 600},
    }
    several = {"aws": {"region": "us-west-2"}, "alibaba": {"region": "ap-southeast-1"}}
    assert [message for _, message, _, _ in refused(tmp_path, clouds=several, overrides=said)] == [
        "there is no resource `aws_lb.mian` in the project",
        "`aws_lb` has no argument `idle_timeot`",
        "`idle_timeout` must be a number, not a string",
        "`health_check.timeout` must be a number, not a string",
        "in Pulumi `timeouts` are no arguments of a resource",
        "there is no resource `alicloud_vpc.mian` in the project",
        "the Pulumi program has no resource of its own for `alicloud_cms_alarm.load_balancer`",
    ]


@pytest.mark.parametrize(
    "text",
    ['"""', "'''", "${path.root} %{ if }", "\\N{DASH} \\", "# {{ x }} {% y %}", 'it\'s "so"'],
)
def test_a_text_ends_nothing(text: str, tmp_path: Path) -> None:
    """Whatever a reason or a value says, it reads back as it is, in both engines."""
    said = {"aws_kms_key.main": {"because": text, "description": text}}
    files = rendered(tmp_path, overrides=said)
    program = files["chat/aws/pulumi"]["overrides.py"]
    [table] = [
        one.value
        for one in ast.parse(program).body
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "OVERRIDES"
    ]
    assert list(ast.literal_eval(table).values()) == [{"description": text}]
    terraform = files["chat/aws/terraform"]["override.tf"]
    [(_, block)] = read(terraform).blocks()
    assert block.labels == ("aws_kms_key", "main")
    value = block.body.attributes["description"].value
    assert isinstance(value, Value)
    assert value.value == text
    assert f"# {text}\n" in terraform
    assert f"# {text}\n" in program


def test_what_is_wrong_on_every_cloud_is_told_once(tmp_path: Path) -> None:
    """A problem of an override itself is not repeated for each cloud."""
    said = {"azurerm_subnet.main": {"because": WHY, "name": "x"}, "aws_lb.main": {"because": WHY}}
    several = {"aws": {"region": "us-west-2"}, "alibaba": {"region": "ap-southeast-1"}}
    found = [message for _, message, _, _ in refused(tmp_path, clouds=several, overrides=said)]
    assert found == [
        "the spec names no cloud whose resources are of `azurerm`",
        "an override sets at least one argument",
    ]


def test_what_one_engine_has_can_be_explained(tmp_path: Path) -> None:
    """Where Terraform alone is rendered, what Pulumi lacks neither refuses nor hides anything."""
    said = {LIFECYCLE: TIMEOUTS}
    rendered(tmp_path, overrides=said, engines=["terraform"])
    system = System(load(tmp_path / "spec.json"), "aws")
    [field] = [one for one in system.fields if one.path[-1] == "create"]
    assert set(system.trace(field).lines) == {"terraform"}
    file = system.files["terraform"]["override.tf"].splitlines()
    number = next(at for at, line in enumerate(file, 1) if "create" in line)
    places = written_by(system.plan, engine="terraform", file="override.tf")
    assert places[number][0] == "_shared/terraform/override.tf.j2"


def test_the_types_of_both_engines_hold(tmp_path: Path) -> None:
    """Where Terraform makes a text of a number and Pulumi does not, it is told in the spec."""
    disk = {"because": WHY, "system_disk": {"iops": 9000}}
    clouds = {"alibaba": {"region": "ap-southeast-1"}}
    said = {"alicloud_ecs_launch_template.server": disk}
    [(code, message, _, line)] = refused(tmp_path, clouds=clouds, overrides=said)
    wanted = "`system_disk.iops` must be a string, not a whole number"
    assert (code, message, line) == ("GEN412", wanted, 1)


def test_text_stays_text(tmp_path: Path) -> None:
    """A value is quoted for the language that it lands in."""
    said = {"aws_lb.main": {"because": "${why} \\ */", "name": '${a} %{b} "c" \\ #'}}
    projects = rendered(tmp_path, overrides=said)
    assert r'"$${a} %%{b} \"c\" \\ #"' in projects["chat/aws/terraform"]["override.tf"]
    compile(projects["chat/aws/pulumi"]["overrides.py"], "overrides.py", "exec")


@pytest.mark.parametrize(
    ("overrides", "message", "hint"),
    [
        (
            {"aws_lb.mian": {"because": WHY, "idle_timeout": 9}},
            "there is no resource `aws_lb.mian` in the project",
            "did you mean `aws_lb.main`?",
        ),
        (
            {"aws_lb.main": {"because": WHY, "idle_timeot": 9}},
            "`aws_lb` has no argument `idle_timeot`",
            "did you mean `idle_timeout`?",
        ),
        (
            {"aws_lb.main": {"because": WHY, "idle_timeout": "soon"}},
            "`idle_timeout` must be a number, not a string",
            "",
        ),
        (
            {"aws_lb.main": {"because": WHY, "access_logs": {}}},
            "`access_logs` is a nested block",
            "say an object of the arguments to set",
        ),
        (
            {"aws_lb.main": {"because": WHY, "access_logs": {"buckte": "logs"}}},
            "`access_logs` has no argument `buckte`",
            "did you mean `bucket`?",
        ),
        (
            {"aws_lb.main": {"because": WHY, "connection_logs": {"enabled": True}}},
            "`connection_logs.bucket` must be set",
            "",
        ),
        (
            {TEMPLATE: {"because": WHY, "tag_specifications": {"tags": {}}}},
            "there may be several `tag_specifications` here: an object is laid over the only one",
            "say a list of its blocks",
        ),
        (
            {TEMPLATE: {"because": WHY, "block_device_mappings": []}},
            "`block_device_mappings` is a nested block",
            "say a list of its blocks",
        ),
        (
            {TEMPLATE: {"because": WHY, "metadata_options": [{"http_tokens": "required"}] * 2}},
            "`metadata_options` may stand once",
            "",
        ),
        (
            {TEMPLATE: {"because": WHY, "name": "chat"}},
            "`name` and `name_prefix` exclude each other (in aws 5.100.0)",
            "",
        ),
        (
            {"aws_iam_role_policy.flows": {"because": WHY, "name_prefix": "flows-"}},
            "`name` and `name_prefix` exclude each other (in aws 5.100.0)",
            "",
        ),
        (
            {"aws_route_table_association.private": {"because": WHY, "gateway_id": GATEWAY}},
            "only one of `gateway_id`, `subnet_id` may be set",
            "",
        ),
        (
            {"aws_subnet.public": {"because": WHY, "availability_zone": "us-west-2a"}},
            "`aws_lb` wants two zones at least, in load_balancer.tf",
            "name a subnet in a second zone",
        ),
        (
            {LIFECYCLE: TIMEOUTS},
            "in Pulumi `timeouts` are no arguments of a resource",
            "",
        ),
        (
            {"aws_lb.main": {"because": WHY}},
            "an override sets at least one argument",
            "name an argument and its value",
        ),
        (
            {"alicloud_vpc.main": {"because": WHY, "description": "x"}},
            "the spec names no cloud whose resources are of `alicloud`",
            "",
        ),
    ],
)
def test_what_fits_nothing_is_refused(
    overrides: dict[str, Any], message: str, hint: str, tmp_path: Path
) -> None:
    """A resource, an argument or a value that the provider does not have is told at its place."""
    assert refused(tmp_path, overrides=overrides) == [("GEN412", message, hint, 1)]


@pytest.mark.parametrize(
    ("address", "arguments", "message"),
    [
        (
            "azurerm_public_ip.load_balancer",
            {"ddos_protection_mode": "Enabled"},
            f"Pulumi's `PublicIPAddress` {UNKNOWN} `ddos_protection_mode`",
        ),
        (
            "azurerm_storage_account.flows",
            {"account_replication_type": "GRS"},
            f"Pulumi's `StorageAccount` {UNKNOWN} `account_replication_type`",
        ),
        (
            "azurerm_resource_group.main",
            {"location": "eastus"},
            "Pulumi's resources do not come out the same: azurerm_",
        ),
        (
            "azurerm_subnet_nat_gateway_association.server",
            {"subnet_id": "x"},
            f"{NO_RESOURCE} `azurerm_subnet_nat_gateway_association.server`",
        ),
    ],
)
def test_azure_has_in_both_engines_what_is_known_to_be_the_same(
    address: str, arguments: dict[str, Any], message: str, tmp_path: Path
) -> None:
    """What azure-native calls otherwise, and nobody wrote down how, is for Terraform alone."""
    clouds, said = {"azure": NESTED["azure"][0]}, {address: {"because": WHY, **arguments}}
    (code, told, hint, _), *_ = refused(tmp_path, clouds=clouds, overrides=said)
    alone = 'render Terraform alone, with `"engines": ["terraform"]`'
    assert (code, told[: len(message)], hint) == ("GEN412", message, alone)
    if "subnet_id" not in arguments:
        rendered(tmp_path, clouds=clouds, overrides=said, engines=["terraform"])


def test_what_comes_out_otherwise_on_azure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is found is not believed: the certificate must find no difference."""
    monkeypatch.setattr(azure, "translated", lambda value, *_: (value + 1,))
    clouds = {"azure": NESTED["azure"][0]}
    said = {"azurerm_virtual_network.main": {"because": WHY, "flow_timeout_in_minutes": 4}}
    [(code, message, _, _)] = refused(tmp_path, clouds=clouds, overrides=said)
    wanted = "Pulumi's resource does not come out the same: flow_timeout_in_minutes is 4 and 5"
    assert (code, message) == ("GEN412", wanted)


def test_what_azapi_sends_is_not_overridden(tmp_path: Path) -> None:
    """A body has no arguments by name, and the refusal says so."""
    spec = json.loads((ROOT / "specs" / "managed-endpoint.json").read_text())
    said = {"azapi_resource.endpoint": {"because": WHY, "schema_validation_enabled": False}}
    whole = {**dict.fromkeys(SMALL), **spec, "overrides": said}
    whole["clouds"] = {"azure": spec["clouds"]["azure"]}
    [(code, message, _, _)] = refused(tmp_path, **whole)
    assert (code, message) == ("GEN412", "azapi sends a body, in which overrides set nothing")


def test_environments_share_them(tmp_path: Path) -> None:
    """An environment has no overrides of its own."""
    [(code, _, hint, _)] = refused(tmp_path, environments={"dev": {"overrides": STRICT}})
    assert (code, hint) == (
        "GEN309",
        "say them beside the environments, or write a second spec",
    )
