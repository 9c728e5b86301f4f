# The firewall that the load balancer brings. Its core rules are the defaults of WAF 3.0; this adds
# a limit for each address.

# The instance starts with the first load balancer that needs it.
data "alicloud_wafv3_instances" "main" {
  depends_on = [alicloud_alb_load_balancer.main]

  lifecycle {
    postcondition {
      condition     = length(self.ids) > 0
      error_message = "WAF 3.0 has not started yet: deploy again in a few minutes."
    }
  }
}

locals {
  waf = data.alicloud_wafv3_instances.main.ids[0]
}

resource "alicloud_wafv3_defense_template" "rate_limit" {
  instance_id           = local.waf
  defense_template_name = "${var.name}-rate-limit"
  description           = "Limit of requests to ${var.name}"

  defense_scene   = "custom_acl"
  template_type   = "user_custom"
  template_origin = "custom"
  status          = "1"

  # WAF knows a load balancer by its ID and its kind.
  resources = ["${alicloud_alb_load_balancer.main.id}-alb"]

  lifecycle {
    # The instance is looked up again when the load balancer changes, and is the same.
    ignore_changes = [instance_id]
  }
}

resource "alicloud_wafv3_defense_rule" "rate_limit" {
  instance_id = local.waf
  template_id = alicloud_wafv3_defense_template.rate_limit.defense_template_id
  rule_name   = "rate-limit"

  defense_scene  = "custom_acl"
  defense_type   = "template"
  defense_origin = "custom"
  rule_status    = 1

  config {
    rule_action = "block"
    cc_status   = 1
    cc_effect   = "service"

    conditions {
      key      = "URLPath"
      op_value = "contain"
      values   = "/"
    }

    # Who sends more in a minute waits for one.
    rate_limit {
      target    = "remote_addr"
      interval  = 60
      threshold = var.requests_per_minute
      ttl       = 60
    }
  }

  lifecycle {
    # The instance is looked up again when the load balancer changes, and is the same.
    ignore_changes = [instance_id]
  }
}
