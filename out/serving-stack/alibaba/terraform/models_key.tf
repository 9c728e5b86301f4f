# The key that encrypts every object.

resource "alicloud_kms_key" "models_cache" {
  description = "Encrypts the bucket of ${local.models_name}"

  status = "Enabled"

  # What older material encrypted stays readable. KMS sells rotation apart for an account's one key.
  automatic_rotation = var.models_rotate_keys ? "Enabled" : "Disabled"
  rotation_interval  = var.models_rotate_keys ? "365d" : null

  # Without its key the bucket cannot be read: a deletion waits for second thoughts.
  deletion_protection    = var.deletion_protection ? "Enabled" : "Disabled"
  pending_window_in_days = 30

  tags = local.tags
}
