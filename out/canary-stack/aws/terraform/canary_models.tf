# What is served: a version of the model with the image that serves it. SageMaker changes no model,
# so its name tells what is in it: something else is another model, and the old one goes last.

locals {
  canary_model_uris = {
    for key, version in var.canary_model_versions : key => "s3://${local.canary_model_bucket}/${var.canary_model_path}/${version}/"
  }
}

resource "aws_sagemaker_model" "canary_version" {
  for_each = local.canary_model_uris

  name = join("-", [
    local.canary_name,
    each.key,
    substr(sha256(jsonencode([var.canary_images[each.key], each.value, var.canary_environment_variables])), 0, 8),
  ])

  execution_role_arn = aws_iam_role.canary_endpoint.arn

  # SageMaker fetches model and image; the container itself reaches nothing.
  enable_network_isolation = true

  primary_container {
    image       = var.canary_images[each.key]
    environment = var.canary_environment_variables

    # The files as they lie in the folder, which the container finds in /opt/ml/model.
    model_data_source {
      s3_data_source {
        s3_uri           = each.value
        s3_data_type     = "S3Prefix"
        compression_type = "None"
      }
    }
  }

  tags = {
    model   = local.canary_name
    version = var.canary_model_versions[each.key]
  }

  # SageMaker looks for the files at once.
  depends_on = [aws_iam_role_policy.canary_endpoint]

  lifecycle {
    create_before_destroy = true
  }
}
