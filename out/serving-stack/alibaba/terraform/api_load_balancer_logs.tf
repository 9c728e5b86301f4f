# Who called the service.

resource "alicloud_log_project" "api" {
  # Names of projects are shared by all accounts: this one's number makes it unique.
  project_name = "${local.api_name}-${data.alicloud_account.current.id}"
  description  = "Logs of ${local.api_name}"
  tags         = local.tags
}

resource "alicloud_log_store" "api_calls" {
  project_name     = alicloud_log_project.api.project_name
  logstore_name    = "alb_calls"
  retention_period = var.api_log_days

  auto_split            = true
  max_split_shard_count = 64

  # By a key that Log Service keeps. To add this later would replace the store.
  encrypt_conf {
    enable       = true
    encrypt_type = "default"
  }
}

# Without an index nobody can search.
resource "alicloud_log_store_index" "api_calls" {
  project  = alicloud_log_project.api.project_name
  logstore = alicloud_log_store.api_calls.logstore_name

  full_text {
    case_sensitive = false
  }
}
