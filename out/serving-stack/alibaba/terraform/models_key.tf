# The key of every object. It gets new material each year; what older material encrypted stays
# readable.

resource "alicloud_kms_key" "models_cache" {
  description = "Encrypts the bucket of ${local.models_name}"

  status             = "Enabled"
  automatic_rotation = "Enabled"
  rotation_interval  = "365d"

  # Without its key the bucket cannot be read: a deletion waits for second thoughts.
  deletion_protection    = var.deletion_protection ? "Enabled" : "Disabled"
  pending_window_in_days = 30

  tags = local.tags
}
