"""What resilient-network can do on each cloud."""

from generator.capabilities import Capability, Different, Native, Refused

TABLE = (
    Capability(
        "group that follows the load, over zones",
        {"autoscaling": {"min": 2, "max": 8, "cpu_percent": 60, "requests_per_server": 600}},
        alibaba=Native("alicloud_ess_scaling_rule"),
        aws=Native("aws_autoscaling_policy"),
        azure=Native("azurerm_monitor_autoscale_setting"),
    ),
    Capability(
        "unhealthy servers are replaced",
        {},
        alibaba=Native("health_check_types"),
        aws=Native("health_check_type"),
        azure=Different(
            "within 10 to 90 minutes of grace for a new server", "automatic_instance_repair"
        ),
    ),
    Capability(
        "servers are replaced by and by",
        {},
        alibaba=Different("by a command, which an output tells", "rolling_update_command"),
        aws=Native("instance_refresh"),
        azure=Native("rolling_upgrade_policy"),
    ),
    Capability(
        "layer-7 load balancer",
        {},
        alibaba=Native("alicloud_alb_load_balancer"),
        aws=Native("aws_lb_listener"),
        azure=Native("azurerm_application_gateway"),
    ),
    Capability(
        "HTTPS with a certificate",
        {},
        alibaba=Different("one of Certificate Management Service, by its ID", "certificate_id"),
        aws=Different("issued and renewed by Certificate Manager", "aws_acm_certificate"),
        azure=Different("one of a Key Vault, by its ID", "key_vault_secret_id"),
    ),
    Capability(
        "firewall that limits requests by address",
        {"waf": {"requests_per_minute": 600}},
        alibaba=Different(
            "by WAF 3.0, which starts for the whole account with its first load balancer",
            "alicloud_wafv3_defense_rule",
        ),
        aws=Native("aws_wafv2_web_acl"),
        azure=Native("azurerm_web_application_firewall_policy"),
    ),
    Capability(
        "DNS zone of the name",
        {},
        alibaba=Native("alicloud_alidns_domain"),
        aws=Native("aws_route53_zone"),
        azure=Native("azurerm_dns_zone"),
    ),
    Capability(
        "failover to a standby elsewhere",
        {},
        {
            "alibaba": {"domain": {"standby": "standby.eu-central-1.alb.aliyuncsslb.com"}},
            "aws": {"domain": {"standby": "standby-1234567890.eu-west-1.elb.amazonaws.com"}},
            "azure": {"domain": {"standby": "standby.northeurope.cloudapp.azure.com"}},
        },
        alibaba=Refused("no record of Alibaba Cloud DNS fails over by itself"),
        aws=Different("to an application load balancer in any region", "failover_routing_policy"),
        azure=Different("by Traffic Manager", "azurerm_traffic_manager_external_endpoint"),
    ),
    Capability(
        "the name is asked from outside",
        {},
        alibaba=Native("alicloud_cms_site_monitor"),
        aws=Native("aws_route53_health_check"),
        azure=Native("azurerm_traffic_manager_profile"),
    ),
    Capability(
        "alarms that reach somebody",
        {"alarms": {"emails": ["oncall@example.com"]}},
        alibaba=Native("alicloud_cms_alarm_contact"),
        aws=Native("aws_sns_topic_subscription"),
        azure=Native("azurerm_monitor_action_group"),
    ),
    Capability(
        "flow logs of the network",
        {},
        alibaba=Native("alicloud_vpc_flow_log"),
        aws=Native("aws_flow_log"),
        azure=Native("azurerm_network_watcher_flow_log"),
    ),
    Capability(
        "logs for more than a year",
        {"logs": {"days": 731}},
        alibaba=Native("alicloud_log_store"),
        aws=Native("retention_in_days"),
        azure=Refused("Azure keeps flow logs for at most 365 days"),
    ),
    Capability(
        "one NAT for all zones",
        {"network": {"nat": "one"}},
        alibaba=Native("alicloud_nat_gateway"),
        aws=Native("aws_nat_gateway"),
        azure=Native("azurerm_nat_gateway"),
    ),
    Capability(
        "a NAT in each zone",
        {"network": {"nat": "per-zone"}},
        alibaba=Native("alicloud_nat_gateway"),
        aws=Native("aws_nat_gateway"),
        azure=Refused("a scale set of Azure has one subnet for all zones, and that has one NAT"),
    ),
    Capability(
        "servers that take two hours to start",
        {"autoscaling": {"warmup_minutes": 120}},
        alibaba=Native("alicloud_ess_lifecycle_hook"),
        aws=Native("health_check_grace_period"),
        azure=Refused("Azure waits at most 90 minutes for a new server"),
    ),
)
