# 33:31 open-service the internet may call the service, and nothing says that it is meant to (set `networking.disable_internet_endpoint` to true, or to false on purpose)
# 40:31 open-service the internet may call the service, and nothing says that it is meant to (set `networking.disable_internet_endpoint` to true, or to false on purpose)
# 49:20 open-service the internet may call the service, and nothing says that it is meant to (set `networking.disable_internet_endpoint` to true, or to false on purpose)

locals {
  metadata = { name = "chat", instance = 1 }
  image    = [{ image = "registry.example.com/chat:1", port = 8000 }]

  services = {
    for key in ["blue", "green"] : key => {
      metadata   = merge(local.metadata, { group = "chat" })
      containers = local.image
    }
  }
}

variable "networking" {
  type = map(bool)
}

variable "document" {
  type = string
}

variable "scaling" {
  type    = map(number)
  default = {}
}

resource "alicloud_pai_service" "grouped" {
  for_each = local.services

  service_config = jsonencode(merge(
    each.value,
    { for key, most in var.scaling : "autoscaler" => { min = 1, max = most } if key == each.key },
  ))
}

resource "alicloud_pai_service" "networked" {
  service_config = jsonencode({
    metadata   = local.metadata
    cloud      = { networking = { vpc_id = "vpc-1", vswitch_id = "vsw-1", security_group_id = "sg-1" } }
    networking = { path = "/chat" }
    containers = local.image
  })
}

resource "alicloud_pai_service" "text" {
  service_config = <<-EOT
    {"metadata": {"name": "chat", "instance": 1}, "processor": "pmml"}
  EOT
}

resource "alicloud_pai_service" "shut" {
  service_config = jsonencode({
    metadata   = local.metadata
    networking = { disable_internet_endpoint = true }
    containers = local.image
  })
}

resource "alicloud_pai_service" "meant" {
  service_config = jsonencode({
    metadata                               = local.metadata
    "networking.disable_internet_endpoint" = false
    containers                             = local.image
  })
}

resource "alicloud_pai_service" "behind_a_gateway" {
  service_config = jsonencode({
    metadata   = merge(local.metadata, { gateway = "gw-1" })
    containers = local.image
  })
}

resource "alicloud_pai_service" "told_elsewhere" {
  service_config = jsonencode({
    metadata   = local.metadata
    networking = var.networking
    containers = local.image
  })
}

resource "alicloud_pai_service" "handed_in" {
  service_config = var.document
}
