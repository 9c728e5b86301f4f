# The workspace that the model and its services belong to.

locals {
  # PAI takes no dashes in names.
  canary_prefix = replace(local.canary_name, "-", "_")
}

resource "alicloud_pai_workspace_workspace" "canary" {
  workspace_name = "${local.canary_prefix}_ws"
  display_name   = "${local.canary_prefix}_ws"
  description    = "Serves ${local.canary_name}"
  env_types      = ["prod"]
}
