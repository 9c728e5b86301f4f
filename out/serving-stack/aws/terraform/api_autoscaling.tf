# As many model servers as the load needs. None is special: one that fails is replaced by another.

resource "aws_launch_template" "api_server" {
  #checkov:skip=CKV_AWS_341:The model server, in a container, reads its models as this server.
  name_prefix   = "${local.api_name}-"
  description   = "Model servers of ${local.api_name}"
  instance_type = var.api_machine_type

  # Looked up at each launch, so that new servers start with the newest patches.
  image_id = "resolve:ssm:/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id"

  user_data = base64encode(templatefile("${path.module}/api_cloud-init.yaml", {
    image       = var.api_image
    port        = var.api_port
    model_store = "s3://${aws_s3_bucket.models_cache.id}/models/"
  }))

  vpc_security_group_ids = [aws_security_group.api_server.id]
  ebs_optimized          = true
  update_default_version = true

  iam_instance_profile {
    arn = aws_iam_instance_profile.api_server.arn
  }

  # Metadata answers only to a session's token. It answers to containers, which are one hop further
  # away: the model server reads its models as this server.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }

  monitoring {
    enabled = true
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.api_system_disk_gib
      encrypted             = true
      delete_on_termination = true
    }
  }

  # What a launch creates carries no tags of the provider's.
  dynamic "tag_specifications" {
    for_each = toset(["volume", "network-interface"])

    content {
      resource_type = tag_specifications.key
      tags          = merge(local.tags, { Name = local.api_name })
    }
  }
}

resource "aws_autoscaling_group" "api_server" {
  name_prefix = "${local.api_name}-"
  min_size    = var.api_min_servers
  max_size    = var.api_max_servers

  vpc_zone_identifier = [for subnet in aws_subnet.private : subnet.id]
  target_group_arns   = [aws_lb_target_group.api_server.arn]

  # A server whose model does not answer is replaced, not only one whose machine fails. Until it
  # has pulled its image it is left alone.
  health_check_type         = "ELB"
  health_check_grace_period = var.api_warmup_minutes * 60
  default_instance_warmup   = var.api_warmup_minutes * 60
  enabled_metrics           = ["GroupDesiredCapacity", "GroupInServiceInstances"]

  launch_template {
    id      = aws_launch_template.api_server.id
    version = aws_launch_template.api_server.latest_version
  }

  # A new template replaces the servers in turn; each waits for its successor.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 150
    }
  }

  dynamic "tag" {
    for_each = merge(local.tags, { Name = local.api_name })

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  # Servers need their way out to boot, and a listener before the load balancer probes them.
  depends_on = [
    aws_route_table_association.private,
    aws_route.egress,
    aws_vpc_security_group_egress_rule.api_server_to_internet,
    aws_lb_listener.api_https,
  ]
}

# Each policy asks for as many servers as its own target takes; the group follows the larger wish.
resource "aws_autoscaling_policy" "api_cpu" {
  name                   = "cpu"
  autoscaling_group_name = aws_autoscaling_group.api_server.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.api_cpu_percent

    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
  }
}

resource "aws_autoscaling_policy" "api_requests" {
  name                   = "requests"
  autoscaling_group_name = aws_autoscaling_group.api_server.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = var.api_requests_per_server

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.api.arn_suffix}/${aws_lb_target_group.api_server.arn_suffix}"
    }
  }
}
