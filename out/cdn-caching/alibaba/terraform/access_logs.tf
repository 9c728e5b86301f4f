# Who asked for what, as it happens, in Simple Log Service.

data "alicloud_account" "current" {}

locals {
  # Names of projects and buckets are shared by all accounts: this number makes them unique.
  account = data.alicloud_account.current.id
}

resource "alicloud_log_project" "access" {
  project_name = "${var.name}-cdn-${local.account}"
  description  = "Access logs of ${var.name}"
  tags         = local.tags
}

resource "alicloud_log_store" "access" {
  project_name     = alicloud_log_project.access.project_name
  logstore_name    = "access"
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
resource "alicloud_log_store_index" "access" {
  project  = alicloud_log_project.access.project_name
  logstore = alicloud_log_store.access.logstore_name

  full_text {
    case_sensitive = false
  }
}

resource "alicloud_cdn_real_time_log_delivery" "main" {
  domain     = alicloud_cdn_domain_new.main.domain_name
  project    = alicloud_log_project.access.project_name
  logstore   = alicloud_log_store.access.logstore_name
  sls_region = "eu-central-1"

  # A sender may index a store that has no index yet, and two would collide.
  depends_on = [alicloud_log_store_index.access]
}
