provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "replica"
  region = "eu-west-1"

  default_tags {
    tags = local.tags
  }
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
    team    = "inference"
  }
}
