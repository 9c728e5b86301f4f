"""stack on Alibaba Cloud."""

from typing import Any

from generator.blueprints.cdn_caching import alibaba_guide
from generator.blueprints.stack import common, joining
from generator.blueprints.stack.joining import Parts
from generator.components.cache import Cache
from generator.components.gateway import Shares
from generator.project import Part, Plan, Step, Wire
from generator.record import replace


def plan(spec: Any) -> Plan:
    """Decide everything about a stack; raises SpecError for what cannot be."""
    return common.build(spec, "alibaba", _joined)


def _joined(spec: Any, parts: Parts) -> Parts:
    parts = joining.one_zone(
        parts,
        variable="zone",
        by="name",
        zone=("local.zone", "zone_name"),
    )
    for name, join in joining.joins(spec, "origin"):
        if spec.parts[join.part].spec.blueprint == "resilient-network":
            parts[name] = joining.wired(parts[name], origin_host=joining.domain(join.part))
    for name, shares in joining.endpoints(spec):
        if shares.canary and not spec.parts[name].by_path:
            joining.refuse(
                "Alibaba Cloud cannot split these requests by weight: each endpoint of EAS has a "
                "path and a key of its own, which its CDN does not change",
                code="GEN405",
                hint='let callers choose by path, with "split": "path" in the `clouds.alibaba` of '
                f"`{name}`, or give one managed-endpoint two deployments with traffic",
                path=("parts", name, "origin", "parts"),
            )
        parts[name] = _passed(parts[name], shares, spec.parts[name].spec)
    for name, join in joining.joins(spec, "models"):
        region = spec.clouds.alibaba.region
        part = joining.reading(
            parts[name],
            "MODEL_STORE=${model_store}",
            f"OSS_ENDPOINT=https://oss-{region}-internal.aliyuncs.com",
            "ALIBABA_CLOUD_ECS_METADATA=${model_identity}",
        )
        parts[name] = joining.wired(
            part,
            model_bucket=Wire(
                part=join.part, terraform="alicloud_oss_bucket.cache", pulumi="store.bucket"
            ),
            model_readers=Wire(
                part=join.part, terraform="alicloud_ram_role.identity", pulumi="identities.roles"
            ),
        )
    return parts


def _passed(part: Part, shares: Shares, spec: Any) -> Part:
    """Put the CDN before EAS: all endpoints of an account in a region have one host."""
    nothing = Cache(paths=(), default=None, key_headers=())
    passing = joining.uncached(
        part,
        nothing,
        verify=tuple(_verify(name) for _, name in shares.roles),
    )
    variables = tuple(
        replace(one, default=None, description=_HOST) if one.name == "origin_host" else one
        for one in passing.plan.variables
    )
    deploy = (*alibaba_guide.deploy(spec, nothing), _deploy(spec.clouds.alibaba.region))
    return replace(passing, plan=replace(passing.plan, variables=variables, deploy=deploy))


_HOST = "Host of the account's endpoints in the region."


def _deploy(region: str) -> Step:
    return Step(
        text="All endpoints of an account in a region answer at one host, which begins with the "
        "account's number and which origin_host names. The access_command of an endpoint tells it "
        "too, once there is one:",
        commands=(
            "account=$(aliyun sts GetCallerIdentity | jq --raw-output .AccountId)",
            f'echo "$account.{region}.pai-eas.aliyuncs.com"',
        ),
    )


def _verify(name: str) -> Step:
    return Step(
        text=f"Ask {name} for a prediction, in the form that the container expects. Its path tells "
        "it from others, and its key admits callers:",
        commands=(
            f'access=$(eval "<{name}_access_command>")',
            (
                'path=$(echo "$access" | jq --raw-output '
                "'.Endpoints[0].InternetEndpoints[0]' | cut -d / -f 4-)"
            ),
            "key=$(echo \"$access\" | jq --raw-output '.AccessToken')",
            (
                'curl --fail --header "Authorization: $key" --json @request.json '
                f'"<url>/$path<{name}_predict_path>"'
            ),
        ),
    )
