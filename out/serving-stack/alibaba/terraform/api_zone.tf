# The DNS zone of the domain; the registrar has to name its name servers.

resource "alicloud_alidns_domain" "api" {
  domain_name = var.api_zone
  remark      = "Domain of ${local.api_name}"
  tags        = local.tags
}

locals {
  api_zone = alicloud_alidns_domain.api.domain_name
}
