# 7:14 wrong-type `backend.bucket` must be a literal: nothing has a value when it is read (Terraform takes it by `terraform init -backend-config`; OpenTofu 1.8 takes variables)
# 18:13 wrong-type `module.source` must be a literal: nothing has a value when it is read
# 19:13 wrong-type `module.version` must be a literal: nothing has a value when it is read

terraform {
  backend "s3" {
    bucket = var.bucket
    key    = "state"
    region = "eu-west-1"
  }
}

variable "bucket" {
  type = string
}

module "network" {
  source  = "terraform-aws-modules/${local.what}/aws"
  version = local.version
}

locals {
  what    = "vpc"
  version = "5.0.0"
}
