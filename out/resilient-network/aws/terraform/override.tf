# The dashboard shows how far away callers are.
resource "aws_route53_health_check" "main" {
  measure_latency = true
}

# The load alone decides which servers go.
resource "aws_autoscaling_policy" "requests" {
  # Terraform replaces blocks whole: the rest of it is as in autoscaling.tf.
  target_tracking_configuration {
    target_value     = var.requests_per_server
    disable_scale_in = true

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.main.arn_suffix}/${aws_lb_target_group.server.arn_suffix}"
    }
  }
}
