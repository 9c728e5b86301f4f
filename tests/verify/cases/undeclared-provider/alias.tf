# 9:14 undeclared-provider the provider configuration `aws.replca` is not declared (did you mean `aws.replica`?)

provider "aws" {
  alias  = "replica"
  region = "us-east-1"
}

resource "aws_s3_bucket" "copy" {
  provider = aws.replca
  bucket   = "copy"
}
