"""What is refused before it reaches the load balancer."""

import pulumi_aws as aws

from encryption import key
from load_balancer import load_balancer
from settings import log_days, name, requests_per_minute

web_acl = aws.wafv2.WebAcl(
    "main",
    name=name,
    description=f"Load balancer of {name}",
    scope="REGIONAL",
    default_action={"allow": {}},
    rules=[
        # One address may not take the servers for itself.
        {
            "name": "flood",
            "priority": 0,
            "action": {"block": {}},
            "statement": {
                "rate_based_statement": {
                    "limit": requests_per_minute,
                    "evaluation_window_sec": 60,
                    "aggregate_key_type": "IP",
                },
            },
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": f"{name}-flood",
                "sampled_requests_enabled": False,
            },
        },
        {
            "name": "known-attackers",
            "priority": 1,
            "override_action": {"none": {}},
            "statement": {
                "managed_rule_group_statement": {
                    "vendor_name": "AWS",
                    "name": "AWSManagedRulesAmazonIpReputationList",
                },
            },
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": f"{name}-known-attackers",
                "sampled_requests_enabled": False,
            },
        },
        # Not the common rule set: it refuses bodies over 8 KB, and prompts are longer.
        {
            "name": "known-attacks",
            "priority": 2,
            "override_action": {"none": {}},
            "statement": {
                "managed_rule_group_statement": {
                    "vendor_name": "AWS",
                    "name": "AWSManagedRulesKnownBadInputsRuleSet",
                },
            },
            "visibility_config": {
                "cloudwatch_metrics_enabled": True,
                "metric_name": f"{name}-known-attacks",
                "sampled_requests_enabled": False,
            },
        },
    ],
    visibility_config={
        "cloudwatch_metrics_enabled": True,
        "metric_name": name,
        "sampled_requests_enabled": False,
    },
)

aws.wafv2.WebAclAssociation(
    "main",
    web_acl_arn=web_acl.arn,
    resource_arn=load_balancer.arn,
)

# WAF writes only to a group whose name starts like this.
log_group = aws.cloudwatch.LogGroup(
    "web-acl",
    name=f"aws-waf-logs-{name}",
    retention_in_days=log_days,
    kms_key_id=key.arn,
)

aws.wafv2.WebAclLoggingConfiguration(
    "main",
    resource_arn=web_acl.arn,
    log_destination_configs=[log_group.arn],
    # Who was refused, and never what a caller may prove itself with.
    logging_filter={
        "default_behavior": "DROP",
        "filters": [
            {
                "behavior": "KEEP",
                "requirement": "MEETS_ANY",
                "conditions": [{"action_condition": {"action": "BLOCK"}}],
            },
        ],
    },
    redacted_fields=[{"single_header": {"name": "authorization"}}],
)
