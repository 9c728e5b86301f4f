"""gen: one small spec in, reviewed Terraform and Pulumi projects out."""
