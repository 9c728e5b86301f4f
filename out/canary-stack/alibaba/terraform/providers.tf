provider "alicloud" {
  region = "ap-southeast-1"
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
  }
}
