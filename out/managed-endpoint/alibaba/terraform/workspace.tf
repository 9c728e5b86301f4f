# The workspace that the model and its services belong to.

locals {
  # PAI takes no dashes in names.
  prefix = replace(var.name, "-", "_")
}

resource "alicloud_pai_workspace_workspace" "main" {
  workspace_name = "${local.prefix}_ws"
  display_name   = "${local.prefix}_ws"
  description    = "Serves ${var.name}"
  env_types      = ["prod"]
}
