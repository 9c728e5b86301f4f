# The DNS zone of the domain; the registrar has to name its name servers.

resource "alicloud_alidns_domain" "main" {
  domain_name = var.zone
  remark      = "Domain of ${var.name}"
  tags        = local.tags
}

locals {
  zone = alicloud_alidns_domain.main.domain_name
}
