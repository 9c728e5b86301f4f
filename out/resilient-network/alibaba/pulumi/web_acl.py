"""The firewall that the load balancer brings.

Its core rules are the defaults of WAF 3.0; this adds a limit for each address.
"""

from collections.abc import Sequence

import pulumi
import pulumi_alicloud as alicloud

from load_balancer import load_balancer
from settings import name, requests_per_minute


def started(instances: Sequence[str]) -> str:
    """Take the account's instance of WAF 3.0, of which there is one at most."""
    if not instances:
        raise ValueError("WAF 3.0 has not started yet: deploy again in a few minutes.")
    return instances[0]


# The instance starts with the first load balancer that needs it.
waf = alicloud.wafv3.get_instances_output(
    opts=pulumi.InvokeOutputOptions(depends_on=[load_balancer]),
).ids.apply(started)

template = alicloud.wafv3.DefenseTemplate(
    "rate_limit",
    instance_id=waf,
    defense_template_name=f"{name}-rate-limit",
    description=f"Limit of requests to {name}",
    defense_scene="custom_acl",
    template_type="user_custom",
    template_origin="custom",
    status="1",
    # WAF knows a load balancer by its ID and its kind.
    resources=[pulumi.Output.concat(load_balancer.id, "-alb")],
    # The instance is looked up again when the load balancer changes, and is the same.
    opts=pulumi.ResourceOptions(ignore_changes=["instanceId"]),
)

alicloud.wafv3.DefenseRule(
    "rate_limit",
    instance_id=waf,
    template_id=template.defense_template_id,
    rule_name="rate-limit",
    defense_scene="custom_acl",
    defense_type="template",
    defense_origin="custom",
    rule_status=1,
    config=alicloud.wafv3.DefenseRuleConfigArgs(
        rule_action="block",
        cc_status=1,
        cc_effect="service",
        conditions=[
            alicloud.wafv3.DefenseRuleConfigConditionArgs(
                key="URLPath",
                op_value="contain",
                values="/",
            ),
        ],
        # Who sends more in a minute waits for one.
        rate_limit=alicloud.wafv3.DefenseRuleConfigRateLimitArgs(
            target="remote_addr",
            interval=60,
            threshold=requests_per_minute,
            ttl=60,
        ),
    ),
    # The instance is looked up again when the load balancer changes, and is the same.
    opts=pulumi.ResourceOptions(ignore_changes=["instanceId"]),
)
