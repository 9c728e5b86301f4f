# What the names of each part begin with.
locals {
  cdn_name    = "${var.name}-cdn"
  stable_name = "${var.name}-stable"
  canary_name = "${var.name}-canary"
}
