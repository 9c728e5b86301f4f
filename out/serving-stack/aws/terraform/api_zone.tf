# The DNS zone of the domain; the registrar has to name its name servers.

resource "aws_route53_zone" "api" {
  #checkov:skip=CKV2_AWS_38:DNSSEC takes a step at the registrar that this project cannot do.
  #checkov:skip=CKV2_AWS_39:Queries tell little here: the load balancer logs every call.
  name    = var.api_zone
  comment = "Domain of ${local.api_name}"
}
