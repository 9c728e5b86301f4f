# The workspace that the model and its services belong to.

locals {
  # PAI takes no dashes in names.
  stable_prefix = replace(local.stable_name, "-", "_")
}

resource "alicloud_pai_workspace_workspace" "stable" {
  workspace_name = "${local.stable_prefix}_ws"
  display_name   = "${local.stable_prefix}_ws"
  description    = "Serves ${local.stable_name}"
  env_types      = ["prod"]
}
