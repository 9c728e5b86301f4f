# As many model servers as the load needs. None is special: one that fails is replaced by another.

data "alicloud_images" "ubuntu" {
  owners        = "system"
  name_regex    = "^ubuntu_24_04_x64"
  instance_type = var.machine_type
  most_recent   = true
}

resource "alicloud_ecs_launch_template" "server" {
  launch_template_name          = var.name
  description                   = "Model servers of ${var.name}"
  update_default_version_number = true

  instance_name = var.name
  instance_type = var.machine_type
  image_id      = data.alicloud_images.ubuntu.images[0].id

  user_data = base64encode(templatefile("${path.module}/cloud-init.yaml", {
    image = var.image
    port  = var.port
  }))

  security_group_ids = [alicloud_security_group.server.id]

  # Metadata answers only to a session's token, so a request that is forged through the model server
  # reads no credentials.
  http_endpoint                 = "enabled"
  http_tokens                   = "required"
  security_enhancement_strategy = "Active"

  system_disk {
    category             = "cloud_essd"
    performance_level    = "PL1"
    size                 = var.system_disk_gib
    encrypted            = true
    delete_with_instance = true
  }

  tags          = local.tags
  template_tags = local.tags
}

resource "alicloud_ess_scaling_group" "server" {
  scaling_group_name = var.name
  min_size           = var.min_servers
  max_size           = var.max_servers

  # Where the count starts. A group without one does nothing else while a server warms up or drains.
  desired_capacity = var.min_servers

  vswitch_ids     = [for switch in alicloud_vswitch.server : switch.id]
  multi_az_policy = "BALANCE"

  # New servers take the newest version; those that run are replaced by an instance refresh.
  launch_template_id      = alicloud_ecs_launch_template.server.id
  launch_template_version = "Latest"

  # A server whose model does not answer is replaced, not only one whose machine fails.
  health_check_types = ["ECS", "LOAD_BALANCER"]
  removal_policies   = ["OldestScalingConfiguration", "OldestInstance"]

  group_deletion_protection = var.deletion_protection

  tags = local.tags

  lifecycle {
    # The scaling rules set the count.
    ignore_changes = [desired_capacity]
  }

  # Servers need their way out to boot.
  depends_on = [alicloud_snat_entry.server]
}

# A new server gets requests, and is judged by its answers, once it is warm. A template enables its
# group at once, so the first servers may start before this is known.
resource "alicloud_ess_lifecycle_hook" "warm_up" {
  scaling_group_id     = alicloud_ess_scaling_group.server.id
  name                 = "warm-up"
  lifecycle_transition = "SCALE_OUT"
  heartbeat_timeout    = var.warmup_minutes * 60
  default_result       = "CONTINUE"
}

# A server that goes has time to answer what it has begun.
resource "alicloud_ess_lifecycle_hook" "drain" {
  scaling_group_id     = alicloud_ess_scaling_group.server.id
  name                 = "drain"
  lifecycle_transition = "SCALE_IN"
  heartbeat_timeout    = 180
  default_result       = "CONTINUE"
}

resource "alicloud_ess_server_group_attachment" "server" {
  scaling_group_id = alicloud_ess_scaling_group.server.id
  server_group_id  = alicloud_alb_server_group.main.id

  type         = "ALB"
  port         = var.port
  weight       = 100
  force_attach = true

  # Refused while servers come or go, and the first ones come for as long as they warm up.
  timeouts {
    create = "${var.warmup_minutes + 20}m"
    delete = "${var.warmup_minutes + 20}m"
  }

  # Without a listener the load balancer probes nobody.
  depends_on = [alicloud_alb_listener.https]
}

# Each rule asks for as many servers as its own target takes; the group follows the larger wish.
resource "alicloud_ess_scaling_rule" "cpu" {
  scaling_group_id          = alicloud_ess_scaling_group.server.id
  scaling_rule_name         = "cpu"
  scaling_rule_type         = "TargetTrackingScalingRule"
  metric_name               = "CpuUtilization"
  target_value              = var.cpu_percent
  estimated_instance_warmup = var.warmup_minutes * 60
}

resource "alicloud_ess_scaling_rule" "requests" {
  scaling_group_id  = alicloud_ess_scaling_group.server.id
  scaling_rule_name = "requests"
  scaling_rule_type = "TargetTrackingScalingRule"
  metric_name       = "LoadBalancerRealServerAverageQps"

  # The metric counts by the second, to three places.
  target_value              = ceil(var.requests_per_server * 1000 / 60) / 1000
  estimated_instance_warmup = var.warmup_minutes * 60

  alarm_dimension {
    dimension_key   = "rulePool"
    dimension_value = alicloud_alb_server_group.main.id
  }

  # Requests are counted once the group is known to the load balancer.
  depends_on = [alicloud_ess_server_group_attachment.server]
}
