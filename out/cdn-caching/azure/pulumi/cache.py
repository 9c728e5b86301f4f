"""What the edge keeps, and for how long.

Answers to GET alone are kept, by host, path and query.
"""

from typing import Any

import pulumi
from pulumi_azure_native import cdn

from cdn import profile
from resource_group import group
from settings import (
    key_headers,
    ttl_models,
    ttl_predictions,
)

# What proves a caller.
CALLER_HEADERS = ("Authorization", "Cookie", "X-Api-Key")

SECURITY_HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}

GET = cdn.DeliveryRuleRequestMethodConditionArgs(
    name="RequestMethod",
    parameters=cdn.RequestMethodMatchConditionParametersArgs(
        type_name="DeliveryRuleRequestMethodConditionParameters",
        operator=cdn.RequestMethodOperator.EQUAL,
        match_values=[cdn.RequestMethodMatchValue.GET],
        negate_condition=False,
    ),
)

NOT_KEPT = cdn.DeliveryRuleRouteConfigurationOverrideActionArgs(
    name="RouteConfigurationOverride",
    parameters=cdn.RouteConfigurationOverrideActionParametersArgs(
        type_name="DeliveryRuleRouteConfigurationOverrideActionParameters",
    ),
)


def path(
    operator: cdn.UrlPathOperator,
    *paths: str,
) -> cdn.DeliveryRuleUrlPathConditionArgs:
    """Match the path of a request; Front Door writes it without the slash at its start."""
    return cdn.DeliveryRuleUrlPathConditionArgs(
        name="UrlPath",
        parameters=cdn.UrlPathMatchConditionParametersArgs(
            type_name="DeliveryRuleUrlPathMatchConditionParameters",
            operator=operator,
            match_values=list(paths),
            negate_condition=False,
        ),
    )


def sent(header: str) -> cdn.DeliveryRuleRequestHeaderConditionArgs:
    """Match requests that have a header, whatever it says."""
    return cdn.DeliveryRuleRequestHeaderConditionArgs(
        name="RequestHeader",
        parameters=cdn.RequestHeaderMatchConditionParametersArgs(
            type_name="DeliveryRuleRequestHeaderConditionParameters",
            selector=header,
            operator=cdn.RequestHeaderOperator.ANY,
            negate_condition=False,
        ),
    )


def kept(seconds: int) -> cdn.DeliveryRuleRouteConfigurationOverrideActionArgs:
    """Keep an answer, unless the origin says that it must not be kept."""
    # Days are written only where there are some.
    days = f"{seconds // 86400}." if seconds >= 86400 else ""
    hours, minutes = seconds % 86400 // 3600, seconds % 3600 // 60
    return cdn.DeliveryRuleRouteConfigurationOverrideActionArgs(
        name="RouteConfigurationOverride",
        parameters=cdn.RouteConfigurationOverrideActionParametersArgs(
            type_name="DeliveryRuleRouteConfigurationOverrideActionParameters",
            cache_configuration=cdn.CacheConfigurationArgs(
                cache_behavior=cdn.RuleCacheBehavior.OVERRIDE_ALWAYS,
                cache_duration=f"{days}{hours:02}:{minutes:02}:{seconds % 60:02}",
                query_string_caching_behavior=cdn.RuleQueryStringCachingBehavior.USE_QUERY_STRING,
                is_compression_enabled=cdn.RuleIsCompressionEnabled.ENABLED,
            ),
        ),
    )


def request_header(
    action: cdn.HeaderAction,
    header: str,
    value: pulumi.Input[str] | None = None,
) -> cdn.DeliveryRuleRequestHeaderActionArgs:
    """Change a header on its way to the origin."""
    return cdn.DeliveryRuleRequestHeaderActionArgs(
        name="ModifyRequestHeader",
        parameters=cdn.HeaderActionParametersArgs(
            type_name="DeliveryRuleHeaderActionParameters",
            header_action=action,
            header_name=header,
            value=value,
        ),
    )


# Of two paths that match, the first decides: the most specific stands first.
shared_paths = {
    "models": (path(cdn.UrlPathOperator.EQUAL, "v1/models"), ttl_models),
}
separate_paths = {
    "predictions": (
        path(cdn.UrlPathOperator.BEGINS_WITH, "v1/predict/"),
        ttl_predictions,
    ),
}

rule_set = cdn.RuleSet(
    "main",
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
            name,
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

# No header is part of the key. Who sends one of these may get another answer, so it is not kept.
for number, header in enumerate(key_headers):
    rule(f"header{number + 1}", number + 100, [NOT_KEPT], sent(header))

# All callers share these answers. The API does not see who asks, so that none depends on it.
hidden = [request_header(cdn.HeaderAction.DELETE, header) for header in CALLER_HEADERS]
for number, (key, (condition, seconds)) in enumerate(shared_paths.items()):
    rule(
        f"shared{number + 1}{key.replace('-', '')}",
        number + 200,
        [*hidden, kept(seconds)],
        condition,
        GET,
    )

# From here on an answer may belong to the caller who asked: it is passed on, and never kept.
for number, header in enumerate(CALLER_HEADERS):
    rule(f"caller{number + 1}", number + 300, [NOT_KEPT], sent(header))

for number, (key, (condition, seconds)) in enumerate(separate_paths.items()):
    rule(
        f"kept{number + 1}{key.replace('-', '')}",
        number + 400,
        [kept(seconds)],
        condition,
        GET,
    )
