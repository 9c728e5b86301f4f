locals {
  name = "site-${random_id.suffix.hex}"
  tags = merge({ Project = "site" }, terraform.workspace == "prod" ? { Tier = "1" } : {})

  # One rule per client and port, keyed so that adding a client renames nothing.
  rules = merge([
    for client in var.clients : {
      for port in client.ports : "${client.name}-${port}" => { cidr = client.cidr, port = port }
    }
  ]...)

  by_zone = { for zone, number in var.zones : substr(zone, -1, 1) => number... }
}

resource "random_id" "suffix" {
  byte_length = 4
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["${module.bucket.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["cloudfront.amazonaws.com"]
    }

    dynamic "condition" {
      for_each = toset(["aws:SourceAccount"])
      iterator = test

      content {
        test     = "StringEquals"
        variable = test.value
        values   = [data.aws_caller_identity.current.account_id]
      }
    }
  }
}

module "network" {
  source = "./modules/network"

  name  = local.name
  cidr  = "10.40.0.0/16"
  zones = var.zones
}

module "bucket" {
  source = "./modules/bucket"

  providers = {
    aws         = aws
    aws.replica = aws.replica
  }

  name     = local.name
  log_days = var.log_days
}

resource "aws_security_group" "web" {
  name_prefix = "${local.name}-"
  vpc_id      = module.network.vpc_id

  dynamic "ingress" {
    for_each = local.rules

    content {
      description = ingress.key
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = [ingress.value.cidr]
    }
  }

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [description, tags["Owner"]]

    precondition {
      condition     = length(local.rules) < 60
      error_message = "A security group holds 60 rules."
    }
  }
}

resource "aws_lb" "web" {
  name               = local.name
  load_balancer_type = "application"
  security_groups    = [aws_security_group.web.id]
  subnets            = values(module.network.subnet_ids)
}

resource "aws_sns_topic" "alarms" {
  count = length(var.alarm_emails) > 0 ? 1 : 0

  name              = "${local.name}-alarms"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "alarms" {
  for_each = var.alarm_emails

  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = each.key
}

resource "aws_s3_bucket_policy" "read" {
  bucket = module.bucket.id
  policy = data.aws_iam_policy_document.read.json
}

moved {
  from = aws_security_group.http
  to   = aws_security_group.web
}

check "answers" {
  data "aws_lb" "web" {
    arn = aws_lb.web.arn
  }

  assert {
    condition     = data.aws_lb.web.dns_name != ""
    error_message = "The load balancer has no name yet."
  }
}

output "address" {
  description = "Where the site answers."
  value       = aws_lb.web.dns_name
}

output "topics" {
  value = aws_sns_topic.alarms[*].arn
}

output "zones" {
  value = { for letter, numbers in local.by_zone : letter => one(numbers) }
}

output "rules" {
  value     = [for rule in aws_security_group.web.ingress : rule.description if length(rule.cidr_blocks) > 0]
  sensitive = true
}
