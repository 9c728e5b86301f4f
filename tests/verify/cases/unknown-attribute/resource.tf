# 8:34 unknown-attribute `aws_lb.main.dns_nam`: there is no attribute `dns_nam` (did you mean `dns_name`?)

resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-1", "subnet-2"]
}

output "url" { value = "http://${aws_lb.main.dns_nam}" }
