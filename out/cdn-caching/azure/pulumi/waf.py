"""What is refused before it reaches cache or origin."""

from pulumi_azure_native import cdn, frontdoor

from cdn import profile
from domain import custom_domain
from resource_group import group
from settings import (
    countries,
    name,
    tags,
)

firewall = frontdoor.Policy(
    "main",
    policy_name=f"waf{name.replace('-', '')}",
    resource_group_name=group.name,
    location="global",
    # It takes the tier of what it guards.
    sku=frontdoor.SkuArgs(name=frontdoor.SkuName.STANDARD_AZURE_FRONT_DOOR),
    policy_settings=frontdoor.PolicySettingsArgs(
        enabled_state=frontdoor.PolicyEnabledState.ENABLED,
        mode=frontdoor.PolicyMode.PREVENTION,
        request_body_check=frontdoor.PolicyRequestBodyCheck.ENABLED,
    ),
    custom_rules=frontdoor.CustomRuleListArgs(
        rules=[
            # By the address that a request comes from, and not by what its headers say.
            frontdoor.CustomRuleArgs(
                name="countries",
                rule_type=frontdoor.RuleType.MATCH_RULE,
                priority=10,
                action=frontdoor.ActionType.BLOCK,
                match_conditions=[
                    frontdoor.MatchConditionArgs(
                        match_variable=frontdoor.MatchVariable.SOCKET_ADDR,
                        operator=frontdoor.Operator.GEO_MATCH,
                        negate_condition=True,
                        match_value=countries,
                    ),
                ],
            ),
        ],
    ),
    tags=tags,
)

guard = cdn.SecurityPolicy(
    "main",
    security_policy_name="waf",
    profile_name=profile.name,
    resource_group_name=group.name,
    parameters=cdn.SecurityPolicyWebApplicationFirewallParametersArgs(
        type="WebApplicationFirewall",
        waf_policy=cdn.ResourceReferenceArgs(id=firewall.id),
        associations=[
            cdn.SecurityPolicyWebApplicationFirewallAssociationArgs(
                patterns_to_match=["/*"],
                domains=[cdn.ActivatedResourceReferenceArgs(id=custom_domain.id)],
            ),
        ],
    ),
)
