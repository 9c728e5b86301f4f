"""stack on Azure."""

from typing import Any

from generator.blueprints.stack import common, joining
from generator.blueprints.stack.joining import Parts
from generator.clouds.azure import AZAPI
from generator.components.cache import Cache
from generator.components.gateway import Shares
from generator.components.model_access import ModelAccess
from generator.components.waf import EdgeOnly
from generator.project import Part, Plan, Step, Wire
from generator.record import replace


def plan(spec: Any) -> Plan:
    """Decide everything about a stack; raises SpecError for what cannot be."""
    built = common.build(spec, "azure", _joined)
    if "azapi" in {one.name for one in built.providers["terraform"]}:
        return built
    linked = any("model_access" in part.plan.components for part in built.parts)
    terraform = (*built.providers["terraform"], *((AZAPI,) if linked else ()))
    return replace(built, providers={**built.providers, "terraform": terraform})


def _joined(spec: Any, parts: Parts) -> Parts:
    _refuse_two_networks(parts)
    _refuse_two_zones(spec, parts)
    parts = joining.one_zone_lent(parts)
    joining.refuse_second_edge(spec, "Azure")
    for name, servers in joining.origins(spec):
        joining.refuse_firewall(spec, servers, edge=name)
        parts[name] = _before(parts[name], servers)
        parts[servers] = _behind(parts[servers], spec.parts[servers].spec, edge=name)
    for name, shares in joining.endpoints(spec):
        _refuse_unlike(spec, shares)
        parts[name] = _weighted(parts[name], shares, _path(spec, shares.stable))
    for name, join in joining.joins(spec, "models"):
        part = joining.reading(
            parts[name],
            "MODEL_STORE=${model_store}",
            "AZURE_CLIENT_ID=${model_identity}",
        )
        parts[name] = joining.wired(
            joining.changed(part, model_access=ModelAccess()),
            model_accounts=Wire(
                part=join.part, terraform="azurerm_storage_account.store", pulumi="store.accounts"
            ),
            model_endpoint=Wire(part=join.part, terraform="", pulumi="store.endpoint"),
            model_readers=Wire(
                part=join.part,
                terraform="azurerm_user_assigned_identity.identity",
                pulumi="identities.identities",
            ),
        )
    return parts


def _before(part: Part, servers: str) -> Part:
    """Let a CDN ask the servers, which look at what it says in X-Azure-FDID."""
    told = tuple(step for step in part.plan.operate if "X-Azure-FDID" not in step.text)
    part = replace(part, plan=replace(part.plan, operate=told))
    return joining.wired(part, origin_host=joining.domain(servers))


def _behind(part: Part, spec: Any, *, edge: str) -> Part:
    """Let the load balancer know the CDN by its ID: addresses are the same for everybody's."""
    behind = joining.behind(part, spec, health_checkers=True, web_acl=EdgeOnly())
    plan = replace(behind.plan, operate=(*behind.plan.operate, _TIER))
    return joining.wired(
        replace(behind, plan=plan),
        edge_id=Wire(
            part=edge,
            terraform="azurerm_cdn_frontdoor_profile.main.resource_guid",
            pulumi="cdn.front_door_id",
        ),
    )


_TIER = Step(
    text="Only a load balancer of the tier WAF_v2 looks at what a request says, and everybody's "
    "Front Door comes from the same addresses. It has this tier to admit one profile, by "
    "X-Azure-FDID.",
)


def _refuse_two_networks(parts: Parts) -> None:
    """Refuse a second part with servers: a network of Azure has one subnet for each purpose."""
    networked = [name for name, part in parts.items() if "subnets" in part.plan.components]
    if networked[1:]:
        joining.refuse(
            f"on Azure the network has subnets for one part with servers, and `{networked[0]}` "
            "has them",
            code="GEN405",
            hint="write a second stack for it",
            path=("parts", networked[1]),
        )


def _refuse_two_zones(spec: Any, parts: Parts) -> None:
    """Refuse a second part that makes private zones: a resource group has one of each name."""
    making = [
        name
        for name, part in parts.items()
        if "private_access" in part.plan.components
        and not spec.parts[name].spec.clouds.azure.private_zones
    ]
    reading = [name for name, _ in joining.joins(spec, "models")]
    others = [*reading, *making][:-1]
    if making and others:
        joining.refuse(
            f"`{making[-1]}` makes private zones in the resource group, which has one of each "
            f"name, and so does `{others[0]}`",
            code="GEN405",
            hint="name the group that has the zones of its network as private_zones, or write a "
            "second stack for it",
            path=("parts", making[-1], "clouds", "azure"),
        )


def _path(spec: Any, part: str) -> str:
    path: str = spec.parts[part].spec.runtime.predict_path
    return path


def _refuse_unlike(spec: Any, shares: Shares) -> None:
    """Refuse endpoints that a caller would have to tell apart: any request may go to either."""
    if shares.canary is None:
        return
    for name in (shares.stable, shares.canary):
        auth = spec.parts[name].spec.endpoint.auth
        if auth not in {None, "identity"}:
            joining.refuse(
                f"`{shares.stable}` and `{shares.canary}` have a {auth} each, and no request could "
                "show the right one",
                code="GEN405",
                hint='say "identity" or leave it out: a token of Entra ID is good for both',
                path=("parts", name, "endpoint", "auth"),
            )
    one, other = (_path(spec, name) for name in (shares.stable, shares.canary))
    if one != other:
        joining.refuse(
            f"`{shares.stable}` answers at {one} and `{shares.canary}` at {other}",
            code="GEN312",
            hint="let both answer at one path, as callers know one alone",
            path=("parts", shares.canary, "runtime", "predict_path"),
        )


def _weighted(part: Part, shares: Shares, path: str) -> Part:
    """Put Front Door before endpoints of Azure ML: it weighs origins itself."""
    cdn: Any = part.plan.components["cdn"]
    passing = joining.uncached(
        part,
        Cache(paths=(), default=None, key_headers=()),
        cdn=replace(cdn, shares=shares),
        verify=_verify(path),
    )
    left = tuple(one for one in passing.plan.variables if one.name != "origin_host")
    told = replace(
        passing.plan,
        variables=(*left, shares.variable),
        operate=(*passing.plan.operate, *_operate(shares, part.name)),
    )
    wires = {
        f"{role}_url": Wire(
            part=one,
            terraform="azapi_resource.endpoint.output.scoring_uri",
            pulumi="endpoint.scoring_url",
        )
        for role, one in shares.roles
    }
    return joining.wired(replace(passing, plan=told), **wires)


def _verify(path: str) -> tuple[Step, ...]:
    return (
        Step(
            text="A deployment takes up to 20 minutes until it is at every edge. Then ask for a "
            "prediction, in the form that the container expects, as somebody who may call:",
            commands=(
                (
                    "token=$(az account get-access-token --resource https://ml.azure.com "
                    "--query accessToken --output tsv)"
                ),
                (
                    'curl --fail --header "Authorization: Bearer $token" --json @request.json '
                    f'"<url>{path}"'
                ),
            ),
        ),
    )


def _operate(shares: Shares, name: str) -> tuple[Step, ...]:
    if shares.canary is None:
        return ()
    return (
        Step(
            text=f"The canary takes over in steps: raise the share of {shares.canary} in "
            f"{name}_shares, deploy, and watch its alarms. A share of 0 takes it out. Any one "
            "request goes to either: whoever may call has to be among the callers of both.",
        ),
    )
