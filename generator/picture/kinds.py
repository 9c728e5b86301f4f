"""What a resource of each type is in a picture, by the type's name in Terraform.

A type without a role is a part of another resource, or ties others together without a way between
them: it is not drawn. A role that is not in `SHOWN` is gone through and not drawn.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.parity.values import Instance

_ML = "azapi_resource Microsoft.MachineLearningServices/workspaces"

_ROLES = {
    "network": "aws_vpc alicloud_vpc azurerm_virtual_network",
    "subnet": "aws_subnet alicloud_vswitch azurerm_subnet",
    # Requests.
    "balancer": "aws_lb alicloud_alb_load_balancer azurerm_application_gateway",
    "listener": "aws_lb_listener alicloud_alb_listener",
    "pool": "aws_lb_target_group alicloud_alb_server_group",
    "member": "aws_lb_target_group_attachment alicloud_ess_server_group_attachment",
    "server": "aws_instance alicloud_instance azurerm_linux_virtual_machine",
    "group": "aws_autoscaling_group alicloud_ess_scaling_group"
    " azurerm_orchestrated_virtual_machine_scale_set",
    "template": "aws_launch_template alicloud_ecs_launch_template",
    "card": "azurerm_network_interface",
    "address": "azurerm_public_ip",
    "record": "aws_route53_record alicloud_alidns_record azurerm_dns_cname_record",
    "zone": "aws_route53_zone alicloud_alidns_domain azurerm_dns_zone",
    "director": "azurerm_traffic_manager_profile",
    "directed": "azurerm_traffic_manager_azure_endpoint azurerm_traffic_manager_external_endpoint",
    "cdn": "aws_cloudfront_distribution alicloud_cdn_domain_new azurerm_cdn_frontdoor_endpoint",
    "profile": "azurerm_cdn_frontdoor_profile",
    "routing": "azurerm_cdn_frontdoor_route",
    "origins": "azurerm_cdn_frontdoor_origin_group",
    "origin": "azurerm_cdn_frontdoor_origin",
    "domain": "azurerm_cdn_frontdoor_custom_domain",
    "api": "aws_api_gateway_rest_api",
    "stage": "aws_api_gateway_stage",
    "screen": "alicloud_wafv3_domain",
    "caller": "aws_vpc_security_group_ingress_rule alicloud_security_group_rule"
    " azurerm_network_security_group",
    # Managed endpoints.
    "endpoint": "aws_sagemaker_endpoint ML/onlineEndpoints ML/inferencePools/endpoints",
    "variants": "aws_sagemaker_endpoint_configuration",
    "deployment": "aws_sagemaker_model alicloud_pai_service ML/onlineEndpoints/deployments",
    "model": "alicloud_pai_workspace_model_version ML/models/versions",
    "container": "ML/environments/versions",
    "workspace": "azurerm_machine_learning_workspace alicloud_pai_workspace_workspace",
    "registry": "azurerm_container_registry",
    "private": "azurerm_private_endpoint",
    # Ways out.
    "nat": "aws_nat_gateway alicloud_nat_gateway azurerm_nat_gateway",
    "door": "aws_vpc_endpoint",
    "table": "aws_route_table",
    "route": "aws_route",
    "routed": "aws_route_table_association azurerm_subnet_nat_gateway_association"
    " alicloud_snat_entry",
    # What is kept, and who may use it.
    "bucket": "aws_s3_bucket alicloud_oss_bucket azurerm_storage_account",
    "folder": "azurerm_storage_container",
    "copies": "aws_s3_bucket_replication_configuration alicloud_oss_bucket_replication"
    " azurerm_storage_object_replication",
    "logging": "aws_s3_bucket_logging",
    "key": "aws_kms_key alicloud_kms_key azurerm_key_vault_key",
    "vault": "azurerm_key_vault",
    "sealing": "aws_s3_bucket_server_side_encryption_configuration",
    "identity": "aws_iam_role alicloud_ram_role azurerm_user_assigned_identity",
    "wearing": "aws_iam_instance_profile",
    "permission": "aws_iam_role_policy alicloud_ram_policy azurerm_role_assignment",
    "permitted": "alicloud_ram_role_policy_attachment",
    # What protects and watches.
    "waf": "aws_wafv2_web_acl alicloud_wafv3_defense_template"
    " azurerm_web_application_firewall_policy azurerm_cdn_frontdoor_firewall_policy",
    "shield": "aws_wafv2_web_acl_association azurerm_cdn_frontdoor_security_policy",
    "certificate": "aws_acm_certificate",
    "proof": "aws_acm_certificate_validation",
    "health": "aws_route53_health_check alicloud_cms_site_monitor",
    "alarm": "aws_cloudwatch_metric_alarm alicloud_cms_alarm azurerm_monitor_metric_alert",
    "told": "aws_sns_topic alicloud_cms_alarm_contact_group azurerm_monitor_action_group",
    "flows": "aws_flow_log alicloud_vpc_flow_log azurerm_network_watcher_flow_log",
    "records": "aws_cloudwatch_log_group alicloud_log_store azurerm_log_analytics_workspace",
    "recording": "aws_cloudwatch_log_delivery_source azurerm_monitor_diagnostic_setting"
    " alicloud_cdn_real_time_log_delivery aws_wafv2_web_acl_logging_configuration",
    "delivery": "aws_cloudwatch_log_delivery",
    "delivered": "aws_cloudwatch_log_delivery_destination",
    "insights": "azurerm_application_insights",
}
_BY_TYPE = {
    type_.replace("ML/", f"{_ML}/"): role
    for role, types in _ROLES.items()
    for type_ in types.split()
}

SHOWN = {
    "subnet": "subnet",
    "balancer": "load balancer",
    "server": "server",
    "group": "servers",
    "record": "name",
    "director": "DNS failover",
    "cdn": "CDN",
    "origin": "origin",
    "api": "API",
    "screen": "firewall",
    "endpoint": "endpoint",
    "deployment": "deployment",
    "model": "model",
    "nat": "NAT gateway",
    "door": "private door",
    "bucket": "store",
    "key": "key",
    "vault": "vault",
    "identity": "identity",
    "waf": "firewall",
    "certificate": "certificate",
    "health": "health check",
    "told": "alarms",
    "flows": "flow log",
    "records": "logs",
    "insights": "traces",
    "registry": "registry",
    "workspace": "workspace",
}
"""Roles that are drawn, and what those are called that have no name of their own; a subnet is drawn
only where it holds nothing."""

WORLDWIDE = frozenset({"record", "zone", "director", "cdn", "origin", "health"})
"""Roles that are in no region."""

WORLDWIDE_TYPES = frozenset(
    {"azurerm_monitor_action_group", "azurerm_cdn_frontdoor_firewall_policy"}
)
"""Types that are in no region, of roles that are in one elsewhere; azure-native says it itself."""

FAINT = frozenset(
    {
        *("key", "certificate", "identity", "health", "vault"),
        *("registry", "insights", "model", "workspace"),
    }
)
"""Roles that are drawn only where a way leads to them or from them."""


def role(one: Instance) -> str:
    """Tell the role of a resource of either engine; empty where it has none."""
    from generator.parity import azure

    if one.type.startswith(("aws.", "alicloud.")):
        return _BY_TYPE.get(_bridged(one.type), "")
    if one.type.startswith("azure_native."):
        types = azure.table(one.type).get("types", ())
        found = next((_BY_TYPE[each] for each in types if each in _BY_TYPE), "")
        return "" if found == "record" and "txt_records" in one.args else found
    return _BY_TYPE.get(azure.role(one), "")


@lru_cache(maxsize=512)
def _bridged(class_: str) -> str:
    from generator.parity import names

    return names.type_of(class_, "resource", _BY_TYPE)
