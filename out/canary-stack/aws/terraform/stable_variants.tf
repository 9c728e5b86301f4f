# Which model runs on which machines, and its share of the requests.

# SageMaker's machines are those of EC2, with "ml." before their names.
data "aws_ec2_instance_type" "stable_machine" {
  for_each = toset(values(var.stable_machine_types))

  instance_type = trimprefix(each.key, "ml.")
}

locals {
  stable_local_disks = anytrue([for machine in data.aws_ec2_instance_type.stable_machine : machine.instance_storage_supported])
}

# A configuration is never changed: each has a name of its own, and the endpoint moves from one to
# the next before the old one goes.
resource "aws_sagemaker_endpoint_configuration" "stable" {
  name_prefix = "${local.stable_name}-"

  # SageMaker refuses a key where a machine has disks of its own, which its hardware encrypts.
  kms_key_arn = local.stable_local_disks ? null : aws_kms_key.stable_models.arn

  dynamic "production_variants" {
    for_each = aws_sagemaker_model.stable_version

    content {
      variant_name = production_variants.key
      model_name   = production_variants.value.name

      # A whole number: a fraction would be read back as another one, and differ at each plan.
      initial_variant_weight = var.stable_traffic[production_variants.key]

      instance_type          = var.stable_machine_types[production_variants.key]
      initial_instance_count = var.stable_min_instances[production_variants.key]

      model_data_download_timeout_in_seconds            = var.stable_startup_seconds
      container_startup_health_check_timeout_in_seconds = var.stable_startup_seconds

      # A request goes to the instance that works on the fewest.
      routing_config {
        routing_strategy = "LEAST_OUTSTANDING_REQUESTS"
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
