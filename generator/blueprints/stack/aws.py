"""stack on AWS."""

from typing import Any

from generator.blueprints.stack import common, joining
from generator.blueprints.stack.joining import Parts
from generator.components.cache import Uncached
from generator.components.edge_rules import EdgeRules
from generator.components.gateway import Gateway, Shares
from generator.components.model_access import ModelAccess
from generator.project import Output, Part, Plan, Step, Wire
from generator.record import replace


def plan(spec: Any) -> Plan:
    """Decide everything about a stack; raises SpecError for what cannot be."""
    return common.build(spec, "aws", _joined)


def _joined(spec: Any, parts: Parts) -> Parts:
    parts = joining.one_zone(
        parts,
        variable="zone_id",
        by="id",
        zone=("aws_route53_zone.main.zone_id", "zone_id"),
    )
    for name, servers in joining.origins(spec):
        joining.refuse_firewall(spec, servers, edge=name)
        parts[name] = joining.wired(parts[name], origin_host=joining.domain(servers))
        parts[servers] = _behind(parts[servers], spec, servers, edge=name)
        parts[name] = _told(parts[name], spec.parts[name].spec.origin.verify_header)
    for name, shares in joining.endpoints(spec):
        parts[name] = _signed(parts[name], shares, region=spec.clouds.aws.region)
    for name, join in joining.joins(spec, "models"):
        region = spec.clouds.aws.region
        part = joining.reading(parts[name], "MODEL_STORE=${model_store}", f"AWS_REGION={region}")
        parts[name] = joining.wired(
            joining.changed(part, model_access=ModelAccess()),
            model_bucket=Wire(
                part=join.part, terraform="aws_s3_bucket.cache", pulumi="store.bucket"
            ),
            model_grants=Wire(
                part=join.part, terraform="local.reading", pulumi="identities.reading"
            ),
        )
    return parts


def _behind(part: Part, spec: Any, name: str, *, edge: str) -> Part:
    """Let servers answer CloudFront; with a secret, the distribution alone that shows it."""
    header = spec.parts[edge].spec.origin.verify_header
    own = spec.parts[name].spec
    if header is None:
        return joining.behind(part, own, health_checkers=True)
    joining.refuse_second_edge(spec, "AWS, by a secret,")
    behind = joining.behind(part, own, health_checkers=True, edge_rules=EdgeRules(header=header))
    secret = Wire(part=edge, terraform="var.origin_secret", pulumi="settings.origin_secret")
    return joining.wired(behind, edge_secret=secret)


def _told(part: Part, header: str | None) -> Part:
    """Say of a secret what the load balancer does with it, which takes the place of an API's."""
    if header is None:
        return part
    operate = tuple(step for step in part.plan.operate if header not in step.text)
    return replace(part, plan=replace(part.plan, operate=(*operate, _rotation(header))))


def _rotation(header: str) -> Step:
    return Step(
        text="The load balancer answers 403 to whoever neither shows the secret in "
        f"{header} nor is a client that is named. Give origin_secret a long random value without "
        "* and ?, which would stand for anything, as openssl rand -hex 32 makes it. While it "
        "changes, the CDN is refused for some minutes. The state holds it: keep the state "
        "encrypted.",
    )


def _signed(part: Part, shares: Shares, *, region: str) -> Part:
    """Put a gateway between a CDN and SageMaker, which takes signed requests alone.

    CloudFront signs for functions and buckets, not for SageMaker.
    """
    cdn: Any = part.plan.components["cdn"]
    passing = joining.uncached(
        part,
        Uncached(paths=(), default=None, key_headers=()),
        cdn=replace(cdn, api=replace(cdn.api, path="/live")),
        gateway=Gateway(shares=shares if shares.canary else None),
        verify=_verify(region),
    )
    told = replace(
        passing.plan,
        outputs=(*passing.plan.outputs, _KEY),
        operate=(*passing.plan.operate, *_operate(shares, part.name)),
    )
    wires = {
        f"{role}_endpoint": Wire(
            part=one, terraform="aws_sagemaker_endpoint.main", pulumi="endpoint.endpoint"
        )
        for role, one in shares.roles
    }
    host = Wire(
        part=part.name,
        terraform=f'"${{aws_api_gateway_rest_api.main.id}}.execute-api.{region}.amazonaws.com"',
        pulumi="gateway.host",
    )
    return joining.wired(replace(passing, plan=told), origin_host=host, **wires)


_KEY = Output(
    name="key_id",
    description="ID of the callers' key, whose value the account's administrators read.",
    terraform="aws_api_gateway_api_key.callers.id",
    pulumi="gateway.key_id",
)


def _verify(region: str) -> tuple[Step, ...]:
    return (
        Step(
            text="Ask for a prediction, in the form that the container expects, and show the key:",
            commands=(
                (
                    f"key=$(aws apigateway get-api-key --region {region} "
                    '--api-key "<key_id>" --include-value --query value --output text)'
                ),
                ('curl --fail --header "x-api-key: $key" --json @request.json "<url>/invocations"'),
            ),
        ),
    )


def _operate(shares: Shares, name: str) -> tuple[Step, ...]:
    limits = Step(
        text="The gateway waits 29 seconds for an answer, and takes bodies of 10 MB. Whoever needs "
        "more asks SageMaker itself, with an identity of the account.",
    )
    if shares.canary is None:
        return (limits,)
    return (
        Step(
            text=f"The canary takes over in steps: raise the share of {shares.canary} in "
            f"{name}_shares, "
            "deploy, and watch its alarms. A share of 0 takes it out at once. Any one request goes "
            "to either: callers see no difference but in the answers.",
        ),
        limits,
    )
