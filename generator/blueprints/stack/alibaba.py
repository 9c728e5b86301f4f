"""stack on Alibaba Cloud."""

from typing import Any

from generator.blueprints.cdn_caching import alibaba_guide
from generator.blueprints.stack import common, joining
from generator.blueprints.stack.joining import Parts
from generator.components.cache import Cache
from generator.components.edge_rules import EdgeRules
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
    joining.refuse_second_edge(spec, "Alibaba Cloud")
    _refuse_second_key(spec)
    for name, servers in joining.origins(spec):
        joining.refuse_firewall(spec, servers, edge=name)
        header = _header(spec, name)
        parts[name] = _before(parts[name], servers, header=header)
        parts[servers] = joining.wired(
            joining.behind(
                parts[servers], spec.parts[servers].spec, edge_rules=EdgeRules(header=header)
            ),
            edge_secret=Wire(
                part=name, terraform="var.origin_secret", pulumi="settings.origin_secret"
            ),
        )
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


def _refuse_second_key(spec: Any) -> None:
    """Refuse a key that KMS would: an account has one in a region, and more in an instance.

    Source: https://www.alibabacloud.com/help/en/key-management-service/latest/kms-manage-keys
    """
    first: dict[str, str] = {}
    for name, part in spec.parts.items():
        if part.spec.blueprint != "inference-cache":
            continue
        place = part.spec.clouds.alibaba
        keys = {"kms_instance": place.region, "replica_kms_instance": place.replica_region}
        for field, region in keys.items():
            if not region or getattr(place, field):
                continue
            owner = first.setdefault(region, name)
            if owner != name:
                joining.refuse(
                    f"an account has one key in {region}, and `{owner}` makes it",
                    code="GEN405",
                    hint=f'name an instance of KMS for `{name}`, as "{field}": "kst-..." in its '
                    "`clouds.alibaba`, or keep everything in one cache, in folders",
                    path=("parts", name),
                )


def _header(spec: Any, name: str) -> str:
    """Return the header by which servers know the CDN before them."""
    header: str = spec.parts[name].spec.origin.verify_header or "X-Origin-Verify"
    if len(header) > _LONGEST_HEADER:
        joining.refuse(
            f"the load balancer looks at headers whose names have at most {_LONGEST_HEADER} "
            "characters",
            code="GEN406",
            hint="take a shorter name, or leave it out: X-Origin-Verify is taken then",
            path=("parts", name, "origin", "verify_header"),
        )
    return header


def _before(part: Part, servers: str, *, header: str) -> Part:
    """Let a CDN show a secret to the servers: its addresses change, and nobody lists them."""
    cdn: Any = part.plan.components["cdn"]
    showing = replace(cdn, api=replace(cdn.api, verify_header=header))
    plan = part.plan
    given = {one.name for one in plan.variables}
    operate = tuple(step for step in plan.operate if header not in step.text)
    told = replace(
        plan,
        variables=(
            *plan.variables,
            *(one for one in showing.variables if one.name not in given),
        ),
        deploy=(*plan.deploy, _SECRET),
        operate=(*operate, _rotation(header)),
    )
    part = joining.changed(replace(part, plan=told), cdn=showing)
    return joining.wired(part, origin_host=joining.domain(servers))


_LONGEST_HEADER = 40  # characters of a name that a rule of ALB takes

_SECRET = Step(
    text="The load balancer knows the CDN by a secret that nobody else has. Give origin_secret a "
    "long random value without * and ?, which would stand for anything:",
    commands=("openssl rand -hex 32",),
)


def _rotation(header: str) -> Step:
    return Step(
        text="Port 443 of the load balancer is open to everybody, since the CDN's addresses "
        f"change. What neither shows the secret in {header} nor comes from a client that is named "
        "is answered with 403. While origin_secret changes, the CDN is refused for "
        "some minutes. The state holds it: keep the state encrypted.",
    )


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
