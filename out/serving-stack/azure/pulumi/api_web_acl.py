"""Whose requests reach the servers: the CDN's, and those of the clients that are named."""

from pulumi_azure_native import network

from cdn import front_door_id as edge_id
from resource_group import group
from settings import api_clients, api_name, tags


def rule(
    title: str,
    priority: int,
    action: network.WebApplicationFirewallAction,
    condition: network.MatchConditionArgs,
) -> network.WebApplicationFirewallCustomRuleArgs:
    """A rule that admits or refuses the requests that a condition holds for."""
    return network.WebApplicationFirewallCustomRuleArgs(
        name=title,
        priority=priority,
        rule_type=network.WebApplicationFirewallRuleType.MATCH_RULE,
        action=action,
        match_conditions=[condition],
    )


address = network.MatchVariableArgs(
    variable_name=network.WebApplicationFirewallMatchVariable.REMOTE_ADDR,
)

# Everybody's Front Door comes from the same addresses: this one says its ID, and so do the
# probes of Traffic Manager. What is allowed here is looked through no further.
from_cdn = rule(
    "cdn",
    1,
    network.WebApplicationFirewallAction.ALLOW,
    network.MatchConditionArgs(
        operator=network.WebApplicationFirewallOperator.EQUAL,
        match_values=[edge_id],
        match_variables=[
            network.MatchVariableArgs(
                variable_name=network.WebApplicationFirewallMatchVariable.REQUEST_HEADERS,
                selector="X-Azure-FDID",
            ),
        ],
    ),
)

from_clients = rule(
    "clients",
    2,
    network.WebApplicationFirewallAction.ALLOW,
    network.MatchConditionArgs(
        operator=network.WebApplicationFirewallOperator.IP_MATCH,
        match_values=api_clients,
        match_variables=[address],
    ),
)

# Everybody else: all addresses but one that nobody has. To ask for another ID would not do,
# since no condition holds for a header that is not there.
from_nobody_else = rule(
    "nobodyelse",
    3,
    network.WebApplicationFirewallAction.BLOCK,
    network.MatchConditionArgs(
        operator=network.WebApplicationFirewallOperator.IP_MATCH,
        negation_conditon=True,
        match_values=["255.255.255.255/32"],
        match_variables=[address],
    ),
)

policy = network.WebApplicationFirewallPolicy(
    "api",
    policy_name=f"waf-{api_name}",
    resource_group_name=group.name,
    policy_settings=network.PolicySettingsArgs(
        state=network.WebApplicationFirewallEnabledState.ENABLED,
        mode=network.WebApplicationFirewallMode.PREVENTION,
        # The rules above look at headers and addresses alone.
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
    custom_rules=[from_cdn, *([from_clients] if api_clients else []), from_nobody_else],
    # Azure takes no policy without a set of rules. Nothing comes as far as this.
    managed_rules=network.ManagedRulesDefinitionArgs(
        managed_rule_sets=[
            network.ManagedRuleSetArgs(
                rule_set_type="Microsoft_DefaultRuleSet",
                rule_set_version="2.1",
            ),
        ],
    ),
    tags=tags,
)
