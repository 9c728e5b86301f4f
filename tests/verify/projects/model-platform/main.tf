locals {
  tags = {
    platform  = terraform.workspace
    ManagedBy = "terraform"
  }

  https = var.certificate_id != ""
}

resource "random_string" "suffix" {
  length  = 6
  special = false
  upper   = false
}

module "network" {
  source = "./modules/network"

  name   = "platform"
  cidr   = var.network.cidr
  zones  = var.network.zones
  rows   = var.network.rows
  admins = var.admins
  tags   = local.tags
}

module "store" {
  source   = "./modules/store"
  for_each = var.stores

  providers = {
    alicloud        = alicloud
    alicloud.backup = alicloud.backup
  }

  name   = "platform-${each.value}-${random_string.suffix.result}"
  backup = each.value == "models"
  tags   = merge(local.tags, { store = each.value })
}

resource "alicloud_pai_workspace_workspace" "main" {
  workspace_name = "platform"
  description    = "Models that are served"
  env_types      = ["prod"]
}

resource "alicloud_pai_service" "main" {
  for_each = var.services

  workspace_id = alicloud_pai_workspace_workspace.main.id
  service_config = jsonencode(merge(
    {
      metadata = {
        name         = replace(each.key, "-", "_")
        instance     = each.value.replicas
        workspace_id = alicloud_pai_workspace_workspace.main.id
        "rpc.keepalive" : 600000
      }
      cloud = {
        computing  = { instances = [{ type = each.value.machine }] }
        networking = { vpc_id = module.network.vpc_id, vswitch_id = join(",", module.network.vswitch_ids["private"]), security_group_id = module.network.security_group_id }
      }
      containers = [{
        image = each.value.image
        port  = 8000
        env   = [for key, value in each.value.env : { name = key, value = value }]
      }]
      storage = [
        for key, store in module.store : {
          mount_path = "/${key}"
          oss        = { path = "oss://${store.bucket}/", readOnly = key == "models" }
        }
      ]
    },
    each.value.scaling == null ? {} : {
      autoscaler = {
        min             = each.value.replicas
        max             = try(each.value.scaling.max, null)
        scaleStrategies = [{ metricName = "qps", threshold = try(each.value.scaling.qps, null) }]
      }
    },
  ))
}

data "alicloud_images" "ubuntu" {
  owners      = "system"
  name_regex  = "^ubuntu_24"
  most_recent = true
}

resource "alicloud_instance" "worker" {
  count = var.workers

  instance_name         = format("worker-%02d", count.index)
  image_id              = one(data.alicloud_images.ubuntu.images[*].id)
  instance_type         = "ecs.g7.xlarge"
  vswitch_id            = element(module.network.vswitch_ids["private"], count.index)
  security_groups       = [module.network.security_group_id]
  system_disk_category  = "cloud_essd"
  system_disk_encrypted = true
  http_tokens           = "required"
  user_data = base64encode(templatefile("${path.module}/worker.yaml.tftpl", {
    buckets = [for store in module.store : store.bucket]
    region  = var.region
  }))

  dynamic "data_disks" {
    for_each = count.index == 0 ? [200] : []

    content {
      size      = data_disks.value
      category  = "cloud_essd"
      encrypted = true
    }
  }

  lifecycle {
    ignore_changes = [image_id]
  }
}

resource "alicloud_alb_load_balancer" "main" {
  count = local.https ? 1 : 0

  load_balancer_name    = "platform"
  address_type          = "Internet"
  load_balancer_edition = "Standard"
  vpc_id                = module.network.vpc_id

  load_balancer_billing_config {
    pay_type = "PayAsYouGo"
  }

  dynamic "zone_mappings" {
    for_each = zipmap(var.network.zones, module.network.vswitch_ids["public"])

    content {
      zone_id    = zone_mappings.key
      vswitch_id = zone_mappings.value
    }
  }
}

resource "alicloud_alb_server_group" "main" {
  count = length(alicloud_alb_load_balancer.main)

  server_group_name = "platform"
  vpc_id            = module.network.vpc_id

  health_check_config {
    health_check_enabled = true
  }

  dynamic "servers" {
    for_each = alicloud_instance.worker

    content {
      server_id   = servers.value.id
      server_type = "Ecs"
      port        = 8000
    }
  }
}

locals {
  listeners = {
    http  = { port = 80, protocol = "HTTP", policy = null }
    https = { port = 443, protocol = "HTTPS", policy = "tls_cipher_policy_1_2_strict" }
  }
}

resource "alicloud_alb_listener" "main" {
  for_each = { for key, one in local.listeners : key => one if local.https }

  load_balancer_id   = one(alicloud_alb_load_balancer.main).id
  listener_protocol  = each.value.protocol
  listener_port      = each.value.port
  security_policy_id = each.value.policy

  default_actions {
    type = "ForwardGroup"

    forward_group_config {
      server_group_tuples {
        server_group_id = alicloud_alb_server_group.main[0].id
      }
    }
  }

  dynamic "certificates" {
    for_each = each.key == "https" ? [var.certificate_id] : []

    content {
      certificate_id = certificates.value
    }
  }
}

resource "alicloud_alb_rule" "redirect" {
  count = local.https ? 1 : 0

  listener_id = alicloud_alb_listener.main["http"].id
  priority    = 1
  rule_name   = "redirect"

  rule_conditions {
    type = "Path"

    path_config {
      values = ["/*"]
    }
  }

  rule_actions {
    type  = "Redirect"
    order = 1

    redirect_config {
      protocol  = "HTTPS"
      port      = "443"
      http_code = "308"
    }
  }
}

output "buckets" {
  value = { for key, store in module.store : key => store.bucket }
}

output "balancer" {
  value = try(alicloud_alb_load_balancer.main[0].dns_name, null)
}
