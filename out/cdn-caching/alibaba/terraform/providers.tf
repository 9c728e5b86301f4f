provider "alicloud" {
  region = "eu-central-1"
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
  }
}
