"""What is refused before it reaches cache or origin."""

from pulumi_azure_native import cdn, frontdoor

from cdn import profile
from domain import custom_domain
from resource_group import group
from settings import (
    countries,
    name,
    requests_per_minute,
    tags,
)

firewall = frontdoor.Policy(
    "main",
    policy_name=f"waf{name.replace('-', '')}",
    resource_group_name=group.name,
    location="global",
    # It takes the tier of what it guards.
    sku=frontdoor.SkuArgs(name=frontdoor.SkuName.PREMIUM_AZURE_FRONT_DOOR),
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
            # One address may not take the origin for itself.
            frontdoor.CustomRuleArgs(
                name="flood",
                rule_type=frontdoor.RuleType.RATE_LIMIT_RULE,
                priority=20,
                action=frontdoor.ActionType.BLOCK,
                rate_limit_duration_in_minutes=1,
                rate_limit_threshold=requests_per_minute,
                match_conditions=[
                    frontdoor.MatchConditionArgs(
                        match_variable=frontdoor.MatchVariable.SOCKET_ADDR,
                        operator=frontdoor.Operator.IP_MATCH,
                        match_value=["0.0.0.0/0", "::/0"],
                    ),
                ],
            ),
        ],
    ),
    managed_rules=frontdoor.ManagedRuleSetListArgs(
        managed_rule_sets=[
            frontdoor.ManagedRuleSetArgs(
                rule_set_type="Microsoft_DefaultRuleSet",
                rule_set_version="2.1",
                rule_set_action=frontdoor.ManagedRuleSetActionType.BLOCK,
                # Prompts hold text of every kind, code among it: bodies are not judged by their
                # words.
                exclusions=[
                    frontdoor.ManagedRuleExclusionArgs(
                        match_variable=frontdoor.ManagedRuleExclusionMatchVariable.REQUEST_BODY_JSON_ARG_NAMES,
                        selector_match_operator=frontdoor.ManagedRuleExclusionSelectorMatchOperator.EQUALS_ANY,
                        selector="*",
                    ),
                ],
            ),
            frontdoor.ManagedRuleSetArgs(
                rule_set_type="Microsoft_BotManagerRuleSet",
                rule_set_version="1.1",
                rule_set_action=frontdoor.ManagedRuleSetActionType.BLOCK,
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
