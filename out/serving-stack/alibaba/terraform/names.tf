# What the names of each part begin with.
locals {
  cdn_name    = "${var.name}-cdn"
  api_name    = "${var.name}-api"
  models_name = "${var.name}-models"
}
