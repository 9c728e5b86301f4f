terraform {
  required_version = ">= 1.5"

  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.289"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.6"
    }
  }

  backend "oss" {}
}

provider "alicloud" {
  region = var.region
}

provider "alicloud" {
  alias  = "backup"
  region = coalesce(var.backup_region, var.region)
}
