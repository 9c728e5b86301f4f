# 15:16 undeclared-provider the provider configuration `aws.there` is not declared
# 20:16 undeclared-provider the provider configuration `google` is not declared
# 25:16 undeclared-provider a provider configuration is chosen by its name, like `aws.west`

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_vpc" "a" {
  provider   = "aws.there"
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "b" {
  provider   = google
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "c" {
  provider   = aws_there
  cidr_block = "10.2.0.0/16"
}
