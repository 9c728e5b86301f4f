"""What somebody has to hear of."""

import json
from math import ceil

import pulumi
import pulumi_alicloud as alicloud

from load_balancer import load_balancer
from settings import alarm_emails, errors_per_minute, name, slow_seconds, tags

contacts = [
    alicloud.cms.AlarmContact(
        f"oncall-{number:02}",
        alarm_contact_name=f"{name}-{number:02}",
        describe=f"On call for {name}",
        channels_mail=email,
        # The address is not told back until its owner has confirmed it.
        opts=pulumi.ResourceOptions(ignore_changes=["channelsMail"]),
    )
    for number, email in enumerate(alarm_emails, start=1)
]

contact_group = alicloud.cms.AlarmContactGroup(
    "oncall",
    alarm_contact_group_name=f"{name}-oncall",
    describe=f"On call for {name}",
    contacts=[contact.alarm_contact_name for contact in contacts],
)

# Metrics count errors by the second, and thresholds have three places.
errors_per_second = ceil(errors_per_minute * 1000 / 60) / 1000

# Metrics of the load balancer; times are in milliseconds.
alarms = {
    # Servers fail their health check.
    "unhealthy": ("LoadBalancerUnHealthyHostCount", 0),
    # Servers answer with errors.
    "errors": ("LoadBalancerHTTPCodeUpstream5XX", errors_per_second),
    # Counted apart: these requests have reached no server.
    "refused": ("LoadBalancerHTTPCode503", errors_per_second),
    # Answers take too long on average.
    "slow": ("LoadBalancerUpstreamResponseTime", slow_seconds * 1000),
}

for alarm, (metric, threshold) in alarms.items():
    alicloud.cms.Alarm(
        f"load_balancer-{alarm}",
        name=f"{name}-{alarm}",
        project="acs_alb",
        metric=metric,
        period=60,
        metric_dimensions=load_balancer.id.apply(
            lambda id: json.dumps([{"loadBalancerId": id}]),
        ),
        escalations_critical=alicloud.cms.AlarmEscalationsCriticalArgs(
            statistics="Value",
            comparison_operator=">",
            threshold=f"{threshold:.9g}",
            times=3,
        ),
        contact_groups=[contact_group.alarm_contact_group_name],
        silence_time=3600,
        tags=tags,
    )

contact_group_name = contact_group.alarm_contact_group_name
