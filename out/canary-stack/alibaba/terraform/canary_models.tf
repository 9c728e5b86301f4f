# The model and its versions, for people to look up. The services read the bucket themselves.

resource "alicloud_pai_workspace_model" "canary" {
  workspace_id      = alicloud_pai_workspace_workspace.canary.id
  model_name        = local.canary_name
  model_description = "Served by ${local.canary_name}"
  accessibility     = "PRIVATE"
}

resource "alicloud_pai_workspace_model_version" "canary" {
  for_each = toset(values(var.canary_model_versions))

  model_id            = alicloud_pai_workspace_model.canary.id
  uri                 = "oss://${alicloud_oss_bucket.canary_models.bucket}/${var.canary_model_path}/${each.key}/"
  version_description = "Version ${each.key}"
  source_type         = "Custom"
  approval_status     = "Approved"
}
