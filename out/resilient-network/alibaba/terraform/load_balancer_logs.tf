# Who called the service.

data "alicloud_account" "current" {}

resource "alicloud_log_project" "main" {
  # Names of projects are shared by all accounts: this one's number makes it unique.
  project_name = "${var.name}-${data.alicloud_account.current.id}"
  description  = "Logs of ${var.name}"
  tags         = local.tags
}

resource "alicloud_log_store" "calls" {
  project_name     = alicloud_log_project.main.project_name
  logstore_name    = "alb_calls"
  retention_period = var.log_days

  auto_split            = true
  max_split_shard_count = 64

  # By a key that Log Service keeps. To add this later would replace the store.
  encrypt_conf {
    enable       = true
    encrypt_type = "default"
  }
}

# Without an index nobody can search.
resource "alicloud_log_store_index" "calls" {
  project  = alicloud_log_project.main.project_name
  logstore = alicloud_log_store.calls.logstore_name

  full_text {
    case_sensitive = false
  }
}
