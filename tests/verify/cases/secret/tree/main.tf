variable "db_password" {
  type    = string
  default = "pa55-W0rd-9137"
}

variable "api_token" {
  type    = string
  default = ""
}

resource "aws_db_instance" "main" {
  instance_class    = "db.t4g.micro"
  engine            = "postgres"
  allocated_storage = 20
  username          = "main"
  password          = var.db_password
}

locals {
  key         = "AKIAQ7RTX3VN5LMZPW2K"
  shown       = "AKIAIOSFODNN7EXAMPLE"
  token_name  = "production-token-9137"
  secret_arn  = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:main-a1B2c3"
  digest      = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
  role        = "b24988ac-6180-42a0-ab88-20f7382dd24c"
  token       = "${var.api_token}"
  random      = "kF9s+Qe3ZxT7vB1nLw8RyU5hJc2DgM6pAo4tXiKqEz0="
  public_key  = "kF9s+Qe3ZxT7vB1nLw8RyU5hJc2DgM6pAo4tXiKqEz0="
  http_tokens = "required"
}

output "all" {
  value = [
    local.key, local.shown, local.token_name, local.secret_arn, local.digest, local.role,
    local.token, local.random, local.public_key, local.http_tokens,
  ]
}
