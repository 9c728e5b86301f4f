# The one address of all variants.

resource "aws_sagemaker_endpoint" "canary" {
  name                 = local.canary_name
  endpoint_config_name = aws_sagemaker_endpoint_configuration.canary.name

  # A new configuration starts on new instances beside the old ones, with the fewest of each
  # variant. They take over at once, and the old ones stay until the new have proved themselves:
  # while an alarm rings, requests go back to them. Slower ways take no endpoint with several
  # variants, or need more than one instance of each.
  deployment_config {
    blue_green_update_policy {
      termination_wait_in_seconds = 300

      traffic_routing_configuration {
        type                     = "ALL_AT_ONCE"
        wait_interval_in_seconds = 600
      }
    }

    auto_rollback_configuration {
      dynamic "alarms" {
        for_each = aws_cloudwatch_metric_alarm.canary_errors

        content {
          alarm_name = alarms.value.alarm_name
        }
      }
    }
  }

  # The role may not make the group that the containers log to.
  depends_on = [aws_cloudwatch_log_group.canary_endpoint]

  lifecycle {
    # An update that went back counts as done, and the configuration in use would be deleted.
    postcondition {
      condition     = self.endpoint_config_name == aws_sagemaker_endpoint_configuration.canary.name
      error_message = "SageMaker went back to the old configuration, which is kept."
    }
  }
}
