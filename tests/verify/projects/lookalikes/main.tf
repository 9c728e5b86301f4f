# Names and texts that look like secrets, and things of which only one is there at a time.
locals {
  a                  = "arn:aws:acm:eu-central-1:123456789012:certificate/5b1b2e8f-7c0f-4a0f-9c8e-0d2c0b1f6a77"
  token_url          = "https://login.example.com/oauth2/token"
  secret_key_ref     = "projects/p/secrets/s/versions/1"
  api_key_header     = "x-api-key-value-9"
  password_policy    = "min-12-chars-1-digit"
  jwks               = "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123/.well-known/jwks.json"
  sri                = "sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC"
  gif                = "data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs="
  connection_name    = "github-connection-1"
  accessKeyId        = "LTAI-placeholder"
  image              = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/model@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
  kms_key            = "acs:kms:cn-hangzhou:1234567890123456:key/key-hzz62f1cb66fa42qo8x1a"
  ssh_authorized_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGvq3b8mS1rS5hJp0b2nFhE5mZr0D3h8yG7kTfQw1xYz ops"
  secret_id          = "prod/database/password-1"
  master_password    = var.master_password
  password_2         = var.master_password
  token_ttl          = "PT3600S-default"
  tokenizer          = "sentencepiece-v2"
  max_tokens         = "4096-per-request"
}

variable "master_password" {
  type        = string
  description = "Password: at least 12 characters."
}

output "all" {
  sensitive = true
  value = [
    local.a,
    local.token_url,
    local.secret_key_ref,
    local.api_key_header,
    local.password_policy,
    local.jwks,
    local.sri,
    local.gif,
    local.connection_name,
    local.accessKeyId,
    local.image,
    local.kms_key,
    local.ssh_authorized_key,
    local.secret_id,
    local.master_password,
    local.password_2,
    local.token_ttl,
    local.tokenizer,
    local.max_tokens,
  ]
}

variable "private" {
  type    = bool
  default = false
}

resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  count      = var.private ? 1 : 0
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_subnet" "b" {
  count      = var.private ? 0 : 1
  vpc_id     = aws_vpc.v.id
  cidr_block = "10.0.0.0/24"
}

resource "aws_security_group_rule" "ssh" {
  count             = var.private ? 1 : 0
  security_group_id = "sg-1"
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 22
  to_port           = 22
  cidr_blocks       = ["0.0.0.0/0"]
}
