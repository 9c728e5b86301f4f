"""What is refused before it reaches the servers."""

from pulumi_azure_native import network

from resource_group import group
from settings import name, requests_per_minute, tags

# One address may not take the servers for itself. The rule is for everybody: for all
# addresses but one that nobody has.
flood = network.WebApplicationFirewallCustomRuleArgs(
    name="flood",
    priority=1,
    rule_type=network.WebApplicationFirewallRuleType.RATE_LIMIT_RULE,
    action=network.WebApplicationFirewallAction.BLOCK,
    rate_limit_duration=network.ApplicationGatewayFirewallRateLimitDuration.ONE_MIN,
    rate_limit_threshold=requests_per_minute,
    group_by_user_session=[
        network.GroupByUserSessionArgs(
            group_by_variables=[
                network.GroupByVariableArgs(
                    variable_name=network.ApplicationGatewayFirewallUserSessionVariable.CLIENT_ADDR,
                ),
            ],
        ),
    ],
    match_conditions=[
        network.MatchConditionArgs(
            operator=network.WebApplicationFirewallOperator.IP_MATCH,
            negation_conditon=True,
            match_values=["255.255.255.255/32"],
            match_variables=[
                network.MatchVariableArgs(
                    variable_name=network.WebApplicationFirewallMatchVariable.REMOTE_ADDR,
                ),
            ],
        ),
    ],
)

policy = network.WebApplicationFirewallPolicy(
    "main",
    policy_name=f"waf-{name}",
    resource_group_name=group.name,
    policy_settings=network.PolicySettingsArgs(
        state=network.WebApplicationFirewallEnabledState.ENABLED,
        mode=network.WebApplicationFirewallMode.PREVENTION,
        # Prompts are free text: what looks like SQL or code in one is no attack, and they
        # are long. Addresses, headers and queries are looked through.
        request_body_check=False,
        # Logs never hold the keys that callers prove themselves with.
        log_scrubbing=network.PolicySettingsLogScrubbingArgs(
            state=network.WebApplicationFirewallScrubbingState.ENABLED,
            scrubbing_rules=[
                network.WebApplicationFirewallScrubbingRulesArgs(
                    state=network.ScrubbingRuleEntryState.ENABLED,
                    match_variable=network.ScrubbingRuleEntryMatchVariable.REQUEST_HEADER_NAMES,
                    selector_match_operator=network.ScrubbingRuleEntryMatchOperator.EQUALS,
                    selector=header,
                )
                for header in ("authorization", "x-api-key")
            ],
        ),
    ),
    custom_rules=[flood],
    managed_rules=network.ManagedRulesDefinitionArgs(
        managed_rule_sets=[
            network.ManagedRuleSetArgs(
                rule_set_type="Microsoft_DefaultRuleSet",
                rule_set_version="2.1",
            ),
            network.ManagedRuleSetArgs(
                rule_set_type="Microsoft_BotManagerRuleSet",
                rule_set_version="1.1",
            ),
        ],
    ),
    tags=tags,
)
