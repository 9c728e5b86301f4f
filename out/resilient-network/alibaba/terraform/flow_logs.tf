# Who talked to whom in the network, accepted or refused.

resource "alicloud_log_store" "flows" {
  project_name     = alicloud_log_project.main.project_name
  logstore_name    = "flows"
  retention_period = var.log_days

  auto_split            = true
  max_split_shard_count = 64

  # By a key that Log Service keeps. To add this later would replace the store.
  encrypt_conf {
    enable       = true
    encrypt_type = "default"
  }
}

resource "alicloud_log_store_index" "flows" {
  project  = alicloud_log_project.main.project_name
  logstore = alicloud_log_store.flows.logstore_name

  full_text {
    case_sensitive = false
  }
}

resource "alicloud_vpc_flow_log" "main" {
  flow_log_name = var.name
  resource_type = "VPC"
  resource_id   = alicloud_vpc.main.id
  traffic_type  = "All"

  project_name         = alicloud_log_project.main.project_name
  log_store_name       = alicloud_log_store.flows.logstore_name
  aggregation_interval = "10"

  tags = local.tags

  # A sender may index a store that has no index yet, and two would collide.
  depends_on = [alicloud_log_store_index.flows]
}
