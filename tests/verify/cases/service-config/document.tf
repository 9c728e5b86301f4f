# 21:5 service-config `containers[].health_check` has no key `periode_seconds` (did you mean `period_seconds`?)
# 26:7 service-config a service needs `metadata.instance`
# 28:9 service-config `metadata` has no key `instances` (did you mean `instance`?)
# 29:27 service-config `metadata.rpc.keepalive` must be a number, not a string
# 34:24 service-config `containers[].port` must be a number, not a string
# 37:17 service-config `storage` must be a list, not an object
# 47:31 open-service the internet may call the service, and nothing says that it is meant to (set `networking.disable_internet_endpoint` to true, or to false on purpose)
# 47:81 service-config `autoscaler.max` must be more than `min`, which is 2
# 51:20 open-service the internet may call the service, and nothing says that it is meant to (set `networking.disable_internet_endpoint` to true, or to false on purpose)
# 51:20 service-config a service needs `containers`, or a processor
# 57:20 wrong-format `service_config` must be a JSON document

variable "instances" {
  type    = number
  default = 2
}

locals {
  probe = {
    http_get       = { path = "/health", port = "${var.instances}" }
    periode_seconds = 10
  }

  services = {
    for key in ["blue", "green"] : key => {
      metadata = {
        name           = "chat_${key}"
        instances      = var.instances
        "rpc.keepalive" = "long"
        unheard_of     = true
      }
      containers = [{
        image        = "registry.example.com/chat:1"
        port         = "http"
        health_check = merge(local.probe, { failure_threshold = 3 })
      }]
      storage = {
        mount_path = "/models"
      }
    }
  }
}

resource "alicloud_pai_service" "main" {
  for_each = local.services

  service_config = jsonencode(merge(each.value, { autoscaler = { min = 2, max = 2 } }))
}

resource "alicloud_pai_service" "text" {
  service_config = <<-EOT
    {"metadata": {"name": "chat", "instance": 1}}
  EOT
}

resource "alicloud_pai_service" "broken" {
  service_config = "{\"metadata\": }"
}
