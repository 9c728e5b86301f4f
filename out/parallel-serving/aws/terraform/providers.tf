provider "aws" {
  region = "us-west-2"

  default_tags {
    tags = local.tags
  }
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
  }
}
