# 12:1 unknown-resource no provider `asw` is asked for, so there is no `asw_s3_bucket` (did you mean `aws_s3_bucket`?)

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "asw_s3_bucket" "a" {
  bucket = "a"
}

resource "null_resource" "b" {}
