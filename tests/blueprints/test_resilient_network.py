"""What resilient-network decides on AWS, and which specs it refuses."""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeVar

import pytest

from generator import blueprints
from generator.components.endpoints import Endpoints
from generator.components.firewall import Firewall
from generator.components.health_check import HealthCheck
from generator.components.zone import Zone
from generator.errors import SpecError
from generator.project import Engine, Plan
from generator.render import render
from generator.spec.resilient_network import ResilientNetwork
from tests.judges.test_pulumi import mocked

SPEC: dict[str, Any] = {
    "blueprint": "resilient-network",
    "name": "chat",
    "clouds": {"aws": {"region": "us-west-2"}},
    "runtime": {"image": "ghcr.io/team/chat:1.4.2"},
    "domain": {"host": "api.example.com"},
}
Part = TypeVar("Part")
INSIDE = "123456789012.dkr.ecr.us-west-2.amazonaws.com/team/chat:1.4.2"


def planned(**changes: Any) -> Plan:
    """Plan the small spec with some of its fields replaced."""
    return blueprints.plan(ResilientNetwork(**{**deepcopy(SPEC), **changes}), "aws")


def part(plan: Plan, name: str, kind: type[Part]) -> Part:
    """Return one component of a plan, as what it is."""
    found = plan.components[name]
    assert isinstance(found, kind)
    return found


def test_the_zone_is_created_unless_the_spec_says_otherwise() -> None:
    """A zone is created, or found by its name, or by its ID; only a new one has to be delegated."""
    by_id = {"aws": {"region": "us-west-2", "hosted_zone_id": "Z0123456789ABC"}}
    plans = {
        "creation": planned(),
        "name": planned(domain={"host": "api.example.com", "create_zone": False}),
        "id": planned(clouds=by_id),
    }
    for by, plan in plans.items():
        assert part(plan, "zone", Zone).by == by
        assert any(output.name == "name_servers" for output in plan.outputs) == (by == "creation")
        assert bool(plan.deploy) == (by == "creation")


def test_the_health_alarm_has_a_topic_in_its_own_region() -> None:
    """Route 53's metrics are in us-east-1: elsewhere the alarm needs a topic and provider there."""
    there, elsewhere = planned(clouds={"aws": {"region": "us-east-1"}}), planned()
    assert not part(there, "health_check", HealthCheck).own_topic
    assert there.aliases == ()
    assert part(elsewhere, "health_check", HealthCheck).own_topic
    assert elsewhere.aliases == ("us-east-1",)


def test_restricted_clients_do_not_shut_out_the_health_checkers() -> None:
    """Where only some may call, the health checkers are admitted beside them."""
    assert not part(planned(), "firewall", Firewall).health_checkers
    few = planned(load_balancer={"clients": ["203.0.113.0/24"]})
    assert part(few, "firewall", Firewall).health_checkers


def test_a_closed_network_has_the_services_that_servers_need() -> None:
    """Without NAT, servers pull and are looked after through endpoints inside the network."""
    closed = planned(network={"nat": "none"}, runtime={"image": INSIDE})
    services = part(closed, "endpoints", Endpoints).services
    assert {"ecr.api", "ecr.dkr", "ssm", "ssmmessages", "logs"} <= set(services)
    assert "ec2messages" not in services
    assert part(closed, "firewall", Firewall).closed
    assert "endpoints" not in planned().components


def test_the_top_of_a_zone_is_in_that_zone() -> None:
    """A domain without a host in it is its own zone, not one of all domains that end like it."""
    assert part(planned(domain={"host": "example.com"}), "zone", Zone).name == "example.com"
    assert part(planned(domain={"host": "api.example.com"}), "zone", Zone).name == "example.com"


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_a_standby_has_a_certificate_for_both_names(engine: Engine) -> None:
    """Callers whom the DNS sends to a standby find the name there that they ask for."""
    changes = {"domain": {"host": "standby.example.com", "zone": "example.com"}}
    there = {"aws": {"region": "eu-west-1", "stands_in_for": "api.example.com"}}
    files = render(planned(**changes, clouds=there), engine=engine)
    text = files["certificate.tf" if engine == "terraform" else "certificate.py"]
    prefix = "var." if engine == "terraform" else ""
    assert re.search(rf"subject_alternative_names ?= ?\[{prefix}stands_in_for\]", text)
    assert f"{prefix}domain, {prefix}stands_in_for" in text.split("validation", 2)[2]


@pytest.mark.slow
def test_each_name_of_a_certificate_is_proved_by_its_own_record(tmp_path: Path) -> None:
    """The records hold what the certificate asks for the name that each of them proves."""
    changes = {"domain": {"host": "standby.example.com", "zone": "example.com"}}
    there = {"aws": {"region": "eu-west-1", "stands_in_for": "api.example.com"}}
    for name, text in render(planned(**changes, clouds=there), engine="pulumi").items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    proofs = {
        one["name"]: one["inputs"]["name"]
        for one in mocked(tmp_path)["resources"]
        if one["name"].startswith("validation-")
    }
    hosts = ("standby.example.com", "api.example.com")
    assert proofs == {f"validation-{host}": f"_a1.{host}" for host in hosts}


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_a_standby_that_comes_later_takes_no_name_away(engine: Engine) -> None:
    """The record that clients find stays one resource, and the standby's waits for its change."""
    two = {"domain": {"host": "api.example.com", "standby": "s-1.eu-west-1.elb.amazonaws.com"}}
    dns = render(planned(**two), engine=engine)["dns.tf" if engine == "terraform" else "dns.py"]
    main = '"aws_route53_record" "main"' if engine == "terraform" else '"main",'
    assert main in dns
    assert re.search(r"depends_on ?= ?\[(aws_route53_record\.main|primary)\]", dns)


@pytest.mark.parametrize(
    ("machine", "gib"),
    [
        ({"gpu": "t4"}, 116),
        ({"gpu": "a10", "count": 4}, 196),
        ({"vcpus": 4, "memory_gib": 16}, 100),
    ],
    ids=["small", "several", "none"],
)
def test_a_model_as_large_as_the_gpus_finds_room(machine: dict[str, Any], gib: int) -> None:
    """Servers without another disk store on the system's what their GPUs can hold."""
    known = {one.name: one.default for one in planned(autoscaling={"machine": machine}).variables}
    assert known["system_disk_gib"] == gib


def test_the_image_for_gpus_brings_the_driver() -> None:
    """On AWS the first boot of a GPU server installs neither driver nor Docker."""
    files = render(planned(autoscaling={"machine": {"gpu": "a10"}}), engine="terraform")
    assert "base-oss-nvidia-driver-gpu" in files["autoscaling.tf"]
    assert "--gpus all" in files["cloud-init.yaml"]
    assert "nvidia-ctk" not in files["cloud-init.yaml"]
    assert "packages" not in files["cloud-init.yaml"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"network": {"nat": "none"}},
            "without NAT the servers cannot fetch this image",
        ),
        (
            {"clouds": {"aws": {"region": "eu-west-1", "stands_in_for": "api.example.org"}}},
            "the zone example.com does not hold api.example.org",
        ),
        (
            {"clouds": {"aws": {"region": "eu-west-1", "stands_in_for": "api.example.com"}}},
            "api.example.com is the name of this system itself",
        ),
        (
            {"network": {"cidr": "10.40.0.0/24"}},
            "10.40.0.0/24 is too small for subnets that AWS takes",
        ),
        (
            {"domain": {"host": "api.example.com", "standby": "other.example.org"}},
            "Route 53 cannot fail over to `other.example.org`",
        ),
        (
            {
                "domain": {"host": "api.example.com", "create_zone": True},
                "clouds": {"aws": {"region": "us-west-2", "hosted_zone_id": "Z0123456789ABC"}},
            },
            "a zone that has an ID is not created",
        ),
        (
            {"load_balancer": {"clients": [f"203.0.113.{last}/32" for last in range(18)]}},
            "AWS takes 17 ranges of callers, and 18 are named",
        ),
        (
            {"clouds": {"aws": {"region": "us-west-9"}}},
            "AWS has no region `us-west-9`",
        ),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], message: str) -> None:
    """A spec that AWS, or the spec itself, makes impossible is refused, and told why."""
    with pytest.raises(SpecError) as caught:
        planned(**changes)
    assert [problem.message for problem in caught.value.problems] == [message]
