# 4:14 undeclared-provider a provider configuration is chosen by its name, like `aws.west`

resource "aws_s3_bucket" "copy" {
  provider = [aws]
  bucket   = "copy"
}
