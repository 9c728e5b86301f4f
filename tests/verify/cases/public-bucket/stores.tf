# 7:3 public-bucket by this `acl` everybody on the internet may read (keep it private, and grant each reader access by a policy)
# 17:3 public-bucket by this `acl` everybody on the internet may read (keep it private, and grant each reader access by a policy)
# 23:3 public-bucket by this `container_access_type` everybody on the internet may read (keep it private, and grant each reader access by a policy)

resource "alicloud_oss_bucket_acl" "main" {
  bucket = "main"
  acl    = "public-read"
}

resource "aws_s3_bucket_acl" "main" {
  for_each = {
    logs  = "private"
    media = "public-read"
  }

  bucket = each.key
  acl    = each.value
}

resource "azurerm_storage_container" "main" {
  name                  = "main"
  storage_account_id    = "account"
  container_access_type = "blob"
}
