# 3:1 at-least-one-of at least one of `http_endpoint`, `http_put_response_hop_limit`, `http_tokens`, `instance_metadata_tags` must be set (in aws 5.100.0)

resource "aws_ec2_instance_metadata_defaults" "main" {
}
