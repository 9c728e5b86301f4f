"""What parallel-serving and resilient-network decide on Azure, and which specs they refuse."""

import re
from copy import deepcopy
from typing import Any

import pytest

from generator import blueprints, pipeline
from generator.components.azure_machines import AzureAutoscaling, AzureServers
from generator.components.zone import Zone
from generator.errors import SpecError
from generator.project import Plan
from generator.spec.parallel_serving import ParallelServing
from generator.spec.resilient_network import ResilientNetwork

_GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-team/providers"
CERTIFICATE = f"{_GROUP}/Microsoft.KeyVault/vaults/kv-team/secrets/chat"
REGISTRY = f"{_GROUP}/Microsoft.ContainerRegistry/registries/TeamChat"
ZONE = f"{_GROUP}/Microsoft.Network/dnsZones/example.com"

PARALLEL: dict[str, Any] = {
    "blueprint": "parallel-serving",
    "name": "chat",
    "clouds": {"azure": {"region": "eastus2"}},
    "runtime": {"image": "ghcr.io/team/chat:1.4.2"},
    "load_balancer": {"clients": ["203.0.113.0/24"]},
}
RESILIENT: dict[str, Any] = {
    "blueprint": "resilient-network",
    "name": "chat",
    "clouds": {"azure": {"region": "eastus2"}},
    "runtime": {"image": "ghcr.io/team/chat:1.4.2"},
    "domain": {"host": "chat.example.com"},
}


def parallel(azure: dict[str, Any] | None = None, **changes: Any) -> Plan:
    """Plan the small parallel-serving spec with some of its fields replaced."""
    raw = {**deepcopy(PARALLEL), **changes}
    raw["clouds"]["azure"] |= azure or {}
    return blueprints.plan(ParallelServing(**raw), "azure")


def resilient(azure: dict[str, Any] | None = None, **changes: Any) -> Plan:
    """Plan the small resilient-network spec with some of its fields replaced."""
    raw = {**deepcopy(RESILIENT), **changes}
    raw["clouds"]["azure"] |= azure or {}
    return blueprints.plan(ResilientNetwork(**raw), "azure")


def refused(plan: Any, *given: Any, **changes: Any) -> list[tuple[str | int, ...]]:
    """Return the places of what a plan refuses; every refusal says what to do instead."""
    with pytest.raises(SpecError) as refusal:
        plan(*given, **changes)
    assert all(problem.message and problem.hint for problem in refusal.value.problems)
    return [problem.path for problem in refusal.value.problems]


def test_zones_are_numbers_of_a_region_that_has_some() -> None:
    """All zones are taken unless some are named; a foreign zone or a region without is refused."""
    assert parallel().components["network"].zones == ("1", "2", "3")  # type: ignore[attr-defined]
    assert parallel({"zones": ["1", "3"]}).components["network"].zones == ("1", "3")  # type: ignore[attr-defined]
    assert refused(parallel, {"zones": ["1", "4"]}) == [("clouds", "azure", "zones", 1)]
    assert refused(parallel, {"region": "westus"}) == [("clouds", "azure", "region")]


def test_only_a_shared_gpu_boots_without_secure_boot() -> None:
    """The NV sizes take an unsigned driver; all other machines start with Secure Boot."""
    for machine, secure in (
        ({"gpu": "a10"}, False),
        ({"gpu": "t4"}, True),
        ({"gpu": "a100"}, True),
    ):
        servers = parallel(servers={"machine": machine}).components["servers"]
        assert isinstance(servers, AzureServers)
        assert servers.secure_boot is secure
        assert servers.runtime.virtual_gpu is not secure
        assert ("dkms" in servers.runtime.packages) is not secure


def test_no_network_is_closed() -> None:
    """Without NAT a server on Azure cannot install Docker, so both blueprints refuse it."""
    assert refused(parallel, network={"nat": "none"}) == [("network", "nat")]
    assert refused(resilient, network={"nat": "none"}) == [("network", "nat")]


def test_a_scale_set_has_one_nat_gateway() -> None:
    """NAT for each zone is had with machines of their own, and refused for a scale set."""
    plan = parallel(network={"nat": "per-zone"})
    files = pipeline.project(plan, engine="terraform")
    assert 'resource "azurerm_nat_gateway" "zone"' in files["network.tf"]
    assert refused(resilient, network={"nat": "per-zone"}) == [("network", "nat")]


@pytest.mark.parametrize(
    "size",
    [
        "Standard_NC6s_v3",
        "Standard_NV12s_v3",
        "Standard_NV8as_v4",
        "Standard_NC6",
        "Standard_D4ps_v5",
        "Standard_B2pts_v2",
        "Standard_D4_v5",
        "Standard_ND96asr_v4",
        "Standard_NV4ads_V710_v5",
        "g5.xlarge",
    ],
)
def test_sizes_that_no_server_can_have_are_refused(size: str) -> None:
    """A size that Azure has ended, whose processor or disks are others, or that is foreign."""
    assert refused(parallel, servers={"machine": {"type": size}}) == [
        ("servers", "machine", "type")
    ]


@pytest.mark.parametrize(
    "size",
    [
        "Standard_DS2_v2",
        "Standard_D4lds_v6",
        "Standard_HB120-96rs_v3",
        "Standard_NP10s",
        "Standard_NV6ads_A10_v5",
        "Standard_ND96isr_H100_v5",
    ],
)
def test_other_sizes_are_taken_as_they_are_named(size: str) -> None:
    """A size with premium disks is taken, whether the catalogue knows it or not."""
    plan = parallel(servers={"machine": {"type": size}})
    servers = plan.components["servers"]
    assert isinstance(servers, AzureServers)
    assert servers.machine.type == size
    text = pipeline.project(plan, engine="terraform")["cloud-init.yaml"]
    assert ("--gpus all" in text) is size.startswith(("Standard_NV", "Standard_ND"))


def test_a_name_of_two_letters_is_too_short_for_an_address() -> None:
    """The name is the label of a public address, of which Azure takes three characters or more."""
    for plan in (parallel, resilient):
        assert refused(plan, name="ab") == [("name",)]
        name = next(one for one in plan(name="abc").variables if one.name == "name")
        assert name.check is not None
        assert name.check.args["pattern"] == "^[a-z][a-z0-9-]{1,22}[a-z0-9]$"


def test_locks_are_lifted_before_what_hangs_on_the_locked() -> None:
    """A lock holds its resource's logs too, so it goes first; of a zone one record is locked."""
    plan = resilient()
    terraform = pipeline.project(plan, engine="terraform")["locks.tf"]
    assert "depends_on = [azurerm_monitor_diagnostic_setting.load_balancer]" in terraform
    assert 'zone = "${azurerm_dns_zone.main.id}/SOA/@"' in terraform
    pulumi = pipeline.project(plan, engine="pulumi")["locks.py"]
    assert "depends_on=[diagnostics]" in pulumi
    assert '"zone": pulumi.Output.concat(zone.id, "/SOA/@")' in pulumi
    assert "depends_on" not in pipeline.project(parallel(), engine="terraform")["locks.tf"]


def test_a_server_that_goes_answers_what_it_has_begun() -> None:
    """The gateway drains a server for as long as it waits for an answer."""
    text = pipeline.project(parallel(), engine="terraform")["load_balancer.tf"]
    for line in ("request_timeout       = 180", "drain_timeout_sec = 180"):
        assert line in text


def test_servers_fetch_from_a_registry_by_a_role() -> None:
    """An image of Azure's registry needs that registry named; then servers get AcrPull on it."""
    image = {"image": "teamchat.azurecr.io/chat:1.4.2"}
    place = [("clouds", "azure", "registry")]
    for plan in (parallel, resilient):
        assert refused(plan, runtime=image) == place
        assert refused(plan, {"registry": REGISTRY}) == place
        files = pipeline.project(plan({"registry": REGISTRY}, runtime=image), engine="terraform")
        assert '"AcrPull"' in files["identity.tf"]
        assert "/usr/local/sbin/registry-login" in files["cloud-init.yaml"]


def test_plain_http_names_its_clients() -> None:
    """Without a certificate the clients have to be named; with one, everybody may call."""
    assert refused(parallel, load_balancer={}) == [("load_balancer", "clients")]
    files = pipeline.project(
        parallel({"certificate": CERTIFICATE}, load_balancer={}), engine="terraform"
    )
    assert "key_vault_secret_id" in files["load_balancer.tf"]


def test_a_zone_is_made_or_found_by_its_id() -> None:
    """Azure finds no zone by its name alone; the ID has to be that of the host's zone."""
    made, found = (
        resilient().components["zone"],
        resilient({"dns_zone_id": ZONE}).components["zone"],
    )
    assert isinstance(made, Zone)
    assert isinstance(found, Zone)
    assert (made.by, found.by) == ("creation", "id")
    host = "chat.example.com"
    by_name = refused(resilient, domain={"host": host, "create_zone": False})
    assert by_name == [("domain", "create_zone")]
    both = refused(resilient, {"dns_zone_id": ZONE}, domain={"host": host, "create_zone": True})
    assert both == [("domain", "create_zone")]
    other = refused(resilient, {"dns_zone_id": ZONE}, domain={"host": "chat.example.org"})
    assert other == [("clouds", "azure", "dns_zone_id")]
    apex = refused(resilient, domain={"host": "example.com", "zone": "example.com"})
    assert apex == [("domain", "host")]


def test_what_azure_cannot_hold_is_refused_all_at_once() -> None:
    """Logs past a year and a warm-up past the grace period are told together."""
    places = refused(resilient, logs={"days": 400}, autoscaling={"warmup_minutes": 91})
    assert places == [("logs", "days"), ("autoscaling", "warmup_minutes")]
    servers = resilient(autoscaling={"warmup_minutes": 90}).components["servers"]
    assert isinstance(servers, AzureAutoscaling)


@pytest.mark.parametrize("plan", [parallel, resilient])
def test_nobody_reaches_ssh(plan: Any) -> None:
    """No rule of either firewall lets anybody in at port 22, and no server has a public address."""
    files = pipeline.project(plan(), engine="terraform")
    assert '"22"' not in files["firewall.tf"]
    assert "nobody-else" in files["firewall.tf"]
    machines = files.get("servers.tf") or files["autoscaling.tf"]
    assert "public_ip_address" not in machines


@pytest.mark.parametrize("engine", ["terraform", "pulumi"])
def test_alarms_reach_somebody(engine: Any) -> None:
    """Without addresses the owners of the subscription get the alarms; with some, only these."""
    owners = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
    nobody = pipeline.project(resilient(), engine=engine)
    named = pipeline.project(resilient(alarms={"emails": ["oncall@example.com"]}), engine=engine)
    file = f"monitoring.{'tf' if engine == 'terraform' else 'py'}"
    assert owners in nobody[file]
    assert owners not in named[file]


def test_an_existing_zone_is_named_by_an_id_of_a_zone() -> None:
    """The ID of a zone is checked as one, and tells in which subscription its records are."""
    plan = resilient({"dns_zone_id": ZONE})
    variable = next(one for one in plan.variables if one.name == "zone_id")
    assert variable.check is not None
    assert re.fullmatch(variable.check.args["pattern"], ZONE)
    assert not re.fullmatch(variable.check.args["pattern"], ZONE.replace("dnsZones", "dnszone"))
    assert "in the subscription that deploys" in variable.description
