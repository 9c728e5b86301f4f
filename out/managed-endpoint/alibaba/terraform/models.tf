# The model and its versions, for people to look up. The services read the bucket themselves.

resource "alicloud_pai_workspace_model" "main" {
  workspace_id      = alicloud_pai_workspace_workspace.main.id
  model_name        = "sentiment"
  model_description = "Served by ${var.name}"
  accessibility     = "PRIVATE"
}

resource "alicloud_pai_workspace_model_version" "main" {
  for_each = toset(values(var.model_versions))

  model_id            = alicloud_pai_workspace_model.main.id
  uri                 = "oss://${alicloud_oss_bucket.models.bucket}/${var.model_path}/${each.key}/"
  version_description = "Version ${each.key}"
  source_type         = "Custom"
  approval_status     = "Approved"
}
