"""What the edge adds to every answer. It keeps none."""

from typing import Any

import pulumi
from pulumi_azure_native import cdn

from cdn import profile
from resource_group import group

SECURITY_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


rule_set = cdn.RuleSet(
    "cdn",
    rule_set_name="edge",
    profile_name=profile.name,
    resource_group_name=group.name,
)

rules: list[cdn.Rule] = []


def rule(
    name: str,
    order: int,
    actions: list[Any],
    *conditions: Any,
) -> None:
    """Add a rule; one with conditions ends the search for others where it matches."""
    rules.append(
        cdn.Rule(
            f"cdn-{name}",
            rule_name=name,
            rule_set_name=rule_set.name,
            profile_name=profile.name,
            resource_group_name=group.name,
            order=order,
            match_processing_behavior=cdn.MatchProcessingBehavior.STOP
            if conditions
            else cdn.MatchProcessingBehavior.CONTINUE_,
            conditions=list(conditions),
            actions=actions,
            # Front Door changes one rule of a set at a time.
            opts=pulumi.ResourceOptions(depends_on=rules[-1:]),
        ),
    )


# On every answer, whatever rule follows.
rule(
    "securityheaders",
    1,
    [
        cdn.DeliveryRuleResponseHeaderActionArgs(
            name="ModifyResponseHeader",
            parameters=cdn.HeaderActionParametersArgs(
                type_name="DeliveryRuleHeaderActionParameters",
                header_action=cdn.HeaderAction.OVERWRITE,
                header_name=header,
                value=value,
            ),
        )
        for header, value in SECURITY_HEADERS.items()
    ],
)
