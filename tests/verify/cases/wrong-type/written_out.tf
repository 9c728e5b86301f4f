# 11:17 wrong-type `variable.description` must be a literal: nothing has a value when it is read
# 13:17 wrong-type `variable.default` must be a literal: nothing has a value when it is read
# 22:16 wrong-type `depends_on` must be a list of references, written out
# 25:37 wrong-type `lifecycle.prevent_destroy` must be a literal: nothing has a value when it is read
# 26:29 wrong-type `replace_triggered_by` takes resources, not `var.days`
# 32:46 wrong-type `depends_on` takes references and nothing else
# 36:14 wrong-type `for_each` must be a map or a set, not null
# 41:16 wrong-type `for_each` must be a list, a set or a map, not a string

variable "days" {
  description = "Days, ${local.many} at most."
  type        = number
  default     = max(1, 2)
}

locals {
  many = 7
}

resource "aws_s3_bucket" "models" {
  bucket     = "models-${var.days}"
  depends_on = aws_s3_bucket.logs

  lifecycle {
    prevent_destroy      = var.days > 3
    replace_triggered_by = [var.days, aws_s3_bucket.logs.id]
  }
}

resource "aws_s3_bucket" "logs" {
  bucket     = "logs"
  depends_on = ["aws_s3_bucket_policy.logs", 12]
}

resource "aws_lb_listener" "none" {
  for_each = null

  load_balancer_arn = each.value

  dynamic "default_action" {
    for_each = "forward"

    content {
      type = default_action.value
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.models.id
  policy = "{}"
}
