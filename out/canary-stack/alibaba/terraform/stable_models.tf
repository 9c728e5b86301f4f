# The model and its versions, for people to look up. The services read the bucket themselves.

resource "alicloud_pai_workspace_model" "stable" {
  workspace_id      = alicloud_pai_workspace_workspace.stable.id
  model_name        = local.stable_name
  model_description = "Served by ${local.stable_name}"
  accessibility     = "PRIVATE"
}

resource "alicloud_pai_workspace_model_version" "stable" {
  for_each = toset(values(var.stable_model_versions))

  model_id            = alicloud_pai_workspace_model.stable.id
  uri                 = "oss://${alicloud_oss_bucket.stable_models.bucket}/${var.stable_model_path}/${each.key}/"
  version_description = "Version ${each.key}"
  source_type         = "Custom"
  approval_status     = "Approved"
}
