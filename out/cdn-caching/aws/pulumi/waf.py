"""Refuses attackers before they reach the cache. A firewall of CloudFront lives in us-east-1."""

import pulumi_aws as aws

from settings import log_days, name, requests_per_minute

# Maintained by AWS. Its core rules are left out: they refuse bodies over 8 KB, and prompts with code
# in them.
MANAGED_RULES = {
    "AWSManagedRulesAmazonIpReputationList": 10,
    "AWSManagedRulesKnownBadInputsRuleSet": 20,
}

web_acl = aws.wafv2.WebAcl(
    "main",
    region="us-east-1",
    name=name,
    description=f"Firewall of {name}",
    scope="CLOUDFRONT",
    default_action={"allow": {}},
    rules=[
        {
            "name": "rate-limit",
            "priority": 1,
            "action": {"block": {}},
            "statement": {
                "rate_based_statement": {
                    "limit": requests_per_minute,
                    "evaluation_window_sec": 60,
                    "aggregate_key_type": "IP",
                },
            },
            "visibility_config": {
                "metric_name": f"{name}-rate-limit",
                "cloudwatch_metrics_enabled": True,
                "sampled_requests_enabled": False,
            },
        },
        *(
            {
                "name": rule,
                "priority": priority,
                "override_action": {"none": {}},
                "statement": {
                    "managed_rule_group_statement": {
                        "vendor_name": "AWS",
                        "name": rule,
                    },
                },
                "visibility_config": {
                    "metric_name": f"{name}-{rule}",
                    "cloudwatch_metrics_enabled": True,
                    "sampled_requests_enabled": False,
                },
            }
            for rule, priority in MANAGED_RULES.items()
        ),
    ],
    visibility_config={
        "metric_name": name,
        "cloudwatch_metrics_enabled": True,
        "sampled_requests_enabled": False,
    },
)

log_group = aws.cloudwatch.LogGroup(
    "waf",
    region="us-east-1",
    # WAF writes to groups whose names start so, and to no others.
    name=f"aws-waf-logs-{name}",
    retention_in_days=log_days,
)

aws.wafv2.WebAclLoggingConfiguration(
    "main",
    region="us-east-1",
    resource_arn=web_acl.arn,
    log_destination_configs=[log_group.arn],
    # Who was refused; the access logs tell who was not.
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
    # Never what a caller proves itself with; samples of requests would show it too.
    redacted_fields=[{"single_header": {"name": "authorization"}}],
)
