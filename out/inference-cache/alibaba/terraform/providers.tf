provider "alicloud" {
  region = "cn-hangzhou"
}

provider "alicloud" {
  alias  = "replica"
  region = "cn-shanghai"
}

locals {
  # On everything that can carry them.
  tags = {
    project = var.name
    team    = "inference"
  }
}
