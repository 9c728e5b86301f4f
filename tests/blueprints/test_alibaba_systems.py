"""What a system on Alibaba Cloud comes to in either engine, where the cloud asks for more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from generator import blueprints, render
from generator.parity import pulumi, terraform
from generator.spec.inference_cache import InferenceCache
from generator.spec.load import load
from generator.spec.managed_endpoint import ManagedEndpoint
from generator.spec.parallel_serving import ParallelServing
from generator.spec.resilient_network import ResilientNetwork
from tests.conftest import ROOT

if TYPE_CHECKING:
    from generator.parity.system import System
    from generator.parity.values import Instance

PLACE = {"alibaba": {"region": "ap-southeast-1"}}
RUNTIME = {"image": "ghcr.io/team/chat:1.4.2"}
SERVING: dict[str, Any] = {
    "blueprint": "parallel-serving",
    "name": "chat",
    "clouds": PLACE,
    "runtime": RUNTIME,
    "load_balancer": {"clients": ["203.0.113.0/24"]},
}
RESILIENT: dict[str, Any] = {
    "blueprint": "resilient-network",
    "name": "ab",
    "clouds": PLACE,
    "runtime": RUNTIME,
    "domain": {"host": "api.ai.example.com"},
    "alarms": {"emails": ["oncall@example.com"]},
}
ENDPOINT: dict[str, Any] = {
    "blueprint": "managed-endpoint",
    "name": "rank",
    "clouds": PLACE,
    "runtime": {"image": "registry-vpc.ap-southeast-1.aliyuncs.com/team/rank:1.4.2"},
    "model": {"path": "models/rank"},
    "deployments": {"main": {"version": "1", "traffic": 100}},
}
CACHE: dict[str, Any] = {"blueprint": "inference-cache", "name": "cache", "clouds": PLACE}

MODELS = {
    "inference-cache": InferenceCache,
    "managed-endpoint": ManagedEndpoint,
    "parallel-serving": ParallelServing,
    "resilient-network": ResilientNetwork,
}
ENGINES = ("terraform", "pulumi")
_MEMBERSHIP = "alicloud_alb_load_balancer_security_group_attachment.main"


def plan(spec: dict[str, Any], **changes: Any) -> Any:
    """Plan a spec with some of its fields replaced."""
    return blueprints.plan(MODELS[spec["blueprint"]](**{**spec, **changes}), "alibaba")


def system(planned: Any, engine: str, **values: Any) -> System:
    """Expand what a plan renders, with these values for its variables."""
    files = render.render(planned, engine=engine)
    if engine == "terraform":
        return terraform.expand(files, values=values)
    return pulumi.expand(files, values=values)


def of(found: System, *types: str) -> list[Instance]:
    """List the instances of a type, which each engine has its own name for."""
    return [one for one in found.instances if one.type in types]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("nat", ["one", "per-zone"])
@pytest.mark.parametrize("spec", [SERVING, RESILIENT], ids=lambda spec: spec["blueprint"])
def test_servers_boot_once_they_have_a_way_out(spec: dict[str, Any], nat: str, engine: str) -> None:
    """What makes servers waits for the translation of addresses, and for the routes to it."""
    planned = plan(spec, network={"nat": nat})
    text = "\n".join(render.render(planned, engine=engine).values())
    if engine == "pulumi":
        assert "depends_on=egress" in text
        return
    wanted = ["alicloud_snat_entry.server", "alicloud_route_table_attachment.server"]
    waited = ", ".join(wanted[: 1 if nat == "one" else 2])
    assert f"depends_on = [{waited}]" in text


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("spec", [SERVING, RESILIENT], ids=lambda spec: spec["blueprint"])
def test_listeners_open_once_the_group_guards_them(spec: dict[str, Any], engine: str) -> None:
    """A load balancer admits everybody until it is in a group that refuses: listeners wait."""
    files = render.render(plan(spec), engine=engine)
    text = files["load_balancer.tf" if engine == "terraform" else "load_balancer.py"]
    rule, group = (
        ("alicloud_security_group_rule.load_balancer_from_nobody_else", _MEMBERSHIP)
        if engine == "terraform"
        else ("nobody_else", "membership")
    )
    listeners = len(re.findall(r"alicloud[._]alb[._](?:listener\"|Listener\()", text))
    assert len(re.findall(rf"depends_on ?= ?\[{rule}\]", text)) == 1
    assert len(re.findall(rf"depends_on ?= ?\[{group}\]", text)) == listeners >= 1


@pytest.mark.parametrize("engine", ENGINES)
def test_servers_of_each_zone_are_routed_to_its_own_gateway(engine: str) -> None:
    """A table of routes has one way out: zones with gateways of their own have their own tables."""
    found = system(plan(SERVING, network={"nat": "per-zone"}), engine)
    gateways = of(found, "alicloud_nat_gateway", "alicloud.vpc.NatGateway")
    routes = of(found, "alicloud_route_entry", "alicloud.vpc.RouteEntry")
    tables = of(found, "alicloud_route_table_attachment", "alicloud.vpc.RouteTableAttachment")
    assert len(gateways) == len(routes) == len(tables) == 2


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("errors", [0, 1, 7, 10, 60, 100_000])
def test_thresholds_have_three_places(errors: int, engine: str) -> None:
    """A rate by the second is written with three places at most, and alike by both engines."""
    found = system(plan(RESILIENT), engine, errors_per_minute=errors)
    alarms = of(found, "alicloud_cms_alarm", "alicloud.cms.Alarm")
    thresholds = [dict(one.args.items())["escalations_critical"] for one in alarms]
    assert len(thresholds) == 5
    written = re.findall(r"threshold\W+([\d.]+)", str(thresholds))
    assert len(written) == 5
    assert all(re.fullmatch(r"\d+(\.\d{1,3})?", one) for one in written)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_site_monitor_has_a_name_that_cloudmonitor_takes(engine: str) -> None:
    """The shortest name becomes one of four characters or more, without dashes."""
    found = system(plan(RESILIENT, name="a-b"), engine)
    (monitor,) = of(found, "alicloud_cms_site_monitor", "alicloud.cms.SiteMonitor")
    assert str(dict(monitor.args.items())["task_name"]) == "a_b_health"


@pytest.mark.parametrize("engine", ENGINES)
def test_the_log_bucket_of_an_endpoint_refuses_plain_http(engine: str) -> None:
    """Only the bucket that EAS mounts is left without the refusal."""
    found = system(plan(ENDPOINT), engine)
    policies = of(found, "alicloud_oss_bucket_policy", "alicloud.oss.BucketPolicy")
    assert [one.name.replace("_", "-") for one in policies] == ["logs-tls-only"]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("region", "kept"), [("ap-southeast-1", "ZRS"), ("us-west-1", "LRS")])
def test_buckets_are_in_several_zones_where_oss_has_them(
    region: str, kept: str, engine: str
) -> None:
    """A region without redundancy over zones gets the other, and its README tells of it."""
    image = {"image": f"registry-vpc.{region}.aliyuncs.com/team/rank:1.4.2"}
    planned = plan(ENDPOINT, clouds={"alibaba": {"region": region}}, runtime=image)
    buckets = of(system(planned, engine), "alicloud_oss_bucket", "alicloud.oss.Bucket")
    assert {str(dict(one.args.items())["redundancy_type"]) for one in buckets} == {kept}
    assert any("one zone" in step.text for step in planned.deploy) == (kept == "LRS")


def test_a_cache_is_in_one_zone_where_that_is_said() -> None:
    """What is refused by default in a region is planned once the spec takes it."""
    place = {"region": "us-west-1", "redundancy": "local"}
    assert plan(CACHE, clouds={"alibaba": place}).components["store"].redundancy == "LRS"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_change_of_the_load_balancer_replaces_no_limit(engine: str) -> None:
    """What is looked up once the load balancer is there is unknown while that changes."""
    planned = plan(RESILIENT, waf={"requests_per_minute": 600})
    text = render.render(planned, engine=engine)[
        f"web_acl.{'tf' if engine == 'terraform' else 'py'}"
    ]
    assert len(re.findall(r"ignore_changes ?= ?\[\"?instance_?[iI]d\"?\]", text)) == 2


def test_a_cdn_that_keeps_nothing_asks_for_no_rules() -> None:
    """The rules engine is asked for where paths differ, and not before endpoints of EAS."""
    canary = load(ROOT / "specs" / "canary-stack.json").spec
    alone = load(ROOT / "specs" / "cdn-caching.json").spec
    told = [
        any("rules engine" in step.text for step in blueprints.plan(spec, "alibaba").deploy)
        for spec in (canary, alone)
    ]
    assert told == [False, True]


def test_it_is_told_that_an_account_has_one_key_in_a_region() -> None:
    """Who names a KMS instance is not told; with a replica, each region without one is named."""
    place = {"region": "ap-southeast-1", "replica_region": "ap-southeast-5"}
    alone, both = plan(CACHE), plan(CACHE, clouds={"alibaba": place})
    assert "Where ap-southeast-1 has its key" in alone.deploy[0].text
    assert "Where ap-southeast-1 or ap-southeast-5 has its key" in both.deploy[0].text
    named = {"region": "ap-southeast-1", "kms_instance": "kst-sgg65f176a0ogplgq1234"}
    assert not plan(CACHE, clouds={"alibaba": named}).deploy


@pytest.mark.parametrize("engine", ENGINES)
def test_logs_are_encrypted_from_the_start(engine: str) -> None:
    """Every store of logs is made with a key: a later one would replace it, and lose the logs."""
    cdn = blueprints.plan(load(ROOT / "specs" / "cdn-caching.json").spec, "alibaba")
    stores = [
        dict(one.args.items())
        for planned in (plan(RESILIENT), cdn)
        for one in of(system(planned, engine), "alicloud_log_store", "alicloud.log.Store")
    ]
    assert len(stores) == 3
    for store in stores:
        assert re.findall(r"enable\W+True\W+encrypt_type\W+default", str(store["encrypt_conf"]))


@pytest.mark.parametrize("engine", ENGINES)
def test_a_server_that_goes_answers_what_it_has_begun(engine: str) -> None:
    """The hook and the load balancer wait for as long as a listener does for an answer."""
    found = system(plan(RESILIENT), engine)
    hooks = [
        dict(one.args.items())
        for one in of(found, "alicloud_ess_lifecycle_hook", "alicloud.ess.LifecycleHook")
    ]
    (drain,) = (one for one in hooks if one["lifecycle_transition"] == "SCALE_IN")
    (group,) = of(found, "alicloud_alb_server_group", "alicloud.alb.ServerGroup")
    listeners = of(found, "alicloud_alb_listener", "alicloud.alb.Listener")
    waits = {int(dict(one.args.items())["request_timeout"]) for one in listeners}
    assert waits == {drain["heartbeat_timeout"]} == {180}
    drained = str(dict(group.args.items())["connection_drain_config"])
    assert re.findall(r"connection_drain_timeout\W+180\b", drained)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_load_sets_the_number_of_servers(engine: str) -> None:
    """A group has a count to aim at, which it may change: it then scales while a server waits."""
    found = system(plan(RESILIENT), engine, min_servers=3)
    (group,) = of(found, "alicloud_ess_scaling_group", "alicloud.ess.ScalingGroup")
    assert dict(group.args.items())["desired_capacity"] == 3
    assert [one.replace("_", "").lower() for one in group.options.ignored] == ["desiredcapacity"]


@pytest.mark.parametrize("engine", ENGINES)
def test_another_image_makes_other_servers(engine: str) -> None:
    """User data is read at the first boot alone; changed in place, it would only restart."""
    planned = plan(SERVING)
    found = system(planned, engine)
    assert len(of(found, "alicloud_instance", "alicloud.ecs.Instance")) == 3
    assert not of(found, "terraform_data")  # nothing in the cloud
    text = "\n".join(render.render(planned, engine=engine).values())
    replacing = {
        "terraform": "replace_triggered_by = [terraform_data.user_data[each.key]]",
        "pulumi": 'replace_on_changes=["userData"]',
    }
    assert replacing[engine] in text


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("instance", "values", "said"),
    [
        (None, {}, "Enabled"),
        (None, {"rotate_keys": False}, "Disabled"),
        ("kst-sgg65f176a0og", {}, "Enabled"),
    ],
)
def test_keys_rotate_unless_it_is_not_bought(
    instance: str | None, values: dict[str, bool], said: str, engine: str
) -> None:
    """KMS sells rotation apart for an account's one key, and not for those in an instance."""
    place = {"region": "ap-southeast-1", **({"kms_instance": instance} if instance else {})}
    planned = plan(CACHE, clouds={"alibaba": place})
    declared = [one.default for one in planned.variables if one.name == "rotate_keys"]
    assert declared == ([] if instance else [True])
    found = system(planned, engine, **values)
    (key,) = of(found, "alicloud_kms_key", "alicloud.kms.Key")
    args = dict(key.args.items())
    assert args["automatic_rotation"] == said
    assert args.get("rotation_interval") == ("365d" if said == "Enabled" else None)


@pytest.mark.parametrize(("region", "told"), [("cn-hangzhou", True), ("ap-southeast-1", False)])
def test_it_is_told_where_buckets_of_the_mainland_answer(region: str, *, told: bool) -> None:
    """Newer accounts reach no bucket of mainland China by its public address."""
    image = {"image": f"registry-vpc.{region}.aliyuncs.com/team/rank:1.4.2"}
    place = {"alibaba": {"region": region}}
    steps = (
        *plan(CACHE, clouds=place).verify,
        *plan(ENDPOINT, clouds=place, runtime=image).deploy,
    )
    within = [one for one in steps if f"https://oss-{region}-internal.aliyuncs.com" in one.text]
    assert len(within) == (2 if told else 0)


def test_commands_name_what_the_first_environment_has() -> None:
    """A README deploys the first environment: a bucket that has its name is where files go."""
    image = {"image": "registry-vpc.ap-southeast-1.aliyuncs.com/team/rank:1.4.2"}
    planned = plan(ENDPOINT, runtime=image, environments={"dev": {"class": "development"}})
    commands = [command for step in planned.deploy for command in step.commands]
    assert any(" oss://rank-dev-models-$account/" in command for command in commands)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("minutes", [1, 120])
def test_a_group_has_the_time_to_take_on_its_load_balancer(minutes: int, engine: str) -> None:
    """While the first servers warm up the group takes on none: longer than the provider waits."""
    found = system(plan(RESILIENT), engine, warmup_minutes=minutes)
    attachment = "alicloud_ess_server_group_attachment", "alicloud.ess.ServerGroupAttachment"
    (one,) = of(found, *attachment)
    assert one.options.timeouts == {"create": f"{minutes + 20}m", "delete": f"{minutes + 20}m"}


@pytest.mark.parametrize("engine", ENGINES)
def test_stores_of_logs_have_their_index_before_anything_is_sent(engine: str) -> None:
    """The provider makes no index where a sender has made one already."""
    cdn = blueprints.plan(load(ROOT / "specs" / "cdn-caching.json").spec, "alibaba")
    senders = [
        one
        for planned in (plan(RESILIENT), cdn)
        for one in of(
            system(planned, engine),
            *("alicloud_vpc_flow_log", "alicloud.vpc.FlowLog"),
            *("alicloud_alb_load_balancer", "alicloud.alb.LoadBalancer"),
            *("alicloud_cdn_real_time_log_delivery", "alicloud.cdn.RealTimeLogDelivery"),
        )
    ]
    assert len(senders) == 3
    for one in senders:
        assert [waited.type.lower().replace("_", "") for waited in one.options.depends_on] in (
            ["alicloudlogstoreindex"],
            ["alicloud.log.storeindex"],
        )


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("region", "seat"),
    [
        ("ap-southeast-1", None),
        ("eu-central-1", "ap-southeast-1"),
        ("cn-hangzhou", None),
        ("cn-shanghai", "cn-hangzhou"),
    ],
)
def test_a_firewall_is_managed_where_waf_is(region: str, seat: str | None, engine: str) -> None:
    """WAF has two places, for mainland China and for the rest: others' calls it does not know."""
    planned = plan(RESILIENT, clouds={"alibaba": {"region": region}}, waf={})
    found = system(planned, engine)
    managed = [one for one in found.instances if "waf" in one.type.lower()]
    assert len(managed) == 3  # the look-up, the template and its rule
    assert planned.replicas == ({"waf": seat} if seat else {})
    assert {one.options.provider[1] for one in managed} == {"waf" if seat else ""}
