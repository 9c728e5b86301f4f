# 6:22 wrong-format `at least 1.9` is not a version constraint
# 11:17 wrong-format `5.100.0 or newer` is not a version constraint
# 14:17 wrong-type `source` must be a string

terraform {
  required_version = "at least 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0 or newer"
    }
    azurerm = {
      source  = 1
      version = "~> 5.2"
    }
  }
}
