"""Whose requests reach the servers.

The CDN's, which show a secret, and those of the clients that are named. A listener asks its
rules by their priority, and takes the first that holds.
"""

import pulumi_alicloud as alicloud

from api_load_balancer import https, server_group
from settings import api_clients, api_health_path, api_name, cdn_origin_secret

to_servers = alicloud.alb.RuleRuleActionArgs(
    type="ForwardGroup",
    order=1,
    forward_group_config=alicloud.alb.RuleRuleActionForwardGroupConfigArgs(
        server_group_tuples=[
            alicloud.alb.RuleRuleActionForwardGroupConfigServerGroupTupleArgs(
                server_group_id=server_group.id,
            ),
        ],
    ),
)

alicloud.alb.Rule(
    "api-cdn",
    rule_name=f"{api_name}-cdn",
    listener_id=https.id,
    priority=1,
    rule_conditions=[
        alicloud.alb.RuleRuleConditionArgs(
            type="Header",
            header_config=alicloud.alb.RuleRuleConditionHeaderConfigArgs(
                key="X-Origin-Verify",
                values=[cdn_origin_secret],
            ),
        ),
    ],
    rule_actions=[to_servers],
)

# By their rank: no rule then takes the priority of another when a client goes.
for rank, block in enumerate(api_clients):
    alicloud.alb.Rule(
        f"api-client-{rank}",
        rule_name=f"{api_name}-client-{rank}",
        listener_id=https.id,
        priority=rank + 10,
        rule_conditions=[
            alicloud.alb.RuleRuleConditionArgs(
                type="SourceIp",
                source_ip_config=alicloud.alb.RuleRuleConditionSourceIpConfigArgs(
                    values=[block],
                ),
            ),
        ],
        rule_actions=[to_servers],
    )

# Whoever asks may know whether the service answers: CloudMonitor's probes show no secret.
alicloud.alb.Rule(
    "api-health",
    rule_name=f"{api_name}-health",
    listener_id=https.id,
    priority=9000,
    rule_conditions=[
        alicloud.alb.RuleRuleConditionArgs(
            type="Path",
            path_config=alicloud.alb.RuleRuleConditionPathConfigArgs(
                values=[api_health_path],
            ),
        ),
    ],
    rule_actions=[to_servers],
)

nobody_else = alicloud.alb.Rule(
    "api-nobody-else",
    rule_name=f"{api_name}-nobody-else",
    listener_id=https.id,
    priority=10000,
    rule_conditions=[
        alicloud.alb.RuleRuleConditionArgs(
            type="Path",
            path_config=alicloud.alb.RuleRuleConditionPathConfigArgs(values=["/*"]),
        ),
    ],
    rule_actions=[
        alicloud.alb.RuleRuleActionArgs(
            type="FixedResponse",
            order=1,
            fixed_response_config=alicloud.alb.RuleRuleActionFixedResponseConfigArgs(
                content="Forbidden",
                content_type="text/plain",
                http_code="403",
            ),
        ),
    ],
)
