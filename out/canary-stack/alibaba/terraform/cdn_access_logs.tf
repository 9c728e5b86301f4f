# Who asked for what, as it happens, in Simple Log Service.

data "alicloud_account" "current" {}

locals {
  # Names of projects and buckets are shared by all accounts: this number makes them unique.
  cdn_account = data.alicloud_account.current.id
}

resource "alicloud_log_project" "cdn_access" {
  project_name = "${local.cdn_name}-cdn-${local.cdn_account}"
  description  = "Access logs of ${local.cdn_name}"
  tags         = local.tags
}

resource "alicloud_log_store" "cdn_access" {
  project_name     = alicloud_log_project.cdn_access.project_name
  logstore_name    = "access"
  retention_period = var.cdn_log_days

  auto_split            = true
  max_split_shard_count = 64

  # By a key that Log Service keeps. To add this later would replace the store.
  encrypt_conf {
    enable       = true
    encrypt_type = "default"
  }
}

# Without an index nobody can search.
resource "alicloud_log_store_index" "cdn_access" {
  project  = alicloud_log_project.cdn_access.project_name
  logstore = alicloud_log_store.cdn_access.logstore_name

  full_text {
    case_sensitive = false
  }
}

resource "alicloud_cdn_real_time_log_delivery" "cdn" {
  domain     = alicloud_cdn_domain_new.cdn.domain_name
  project    = alicloud_log_project.cdn_access.project_name
  logstore   = alicloud_log_store.cdn_access.logstore_name
  sls_region = "ap-southeast-1"

  # A sender may index a store that has no index yet, and two would collide.
  depends_on = [alicloud_log_store_index.cdn_access]
}
