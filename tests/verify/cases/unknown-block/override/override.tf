provider "aws" {
  region = "eu-west-1"
}

resource "aws_lb" "main" {
  depends_on = []

  lifecycle {
    precondition {
      condition     = terraform.workspace != "prod"
      error_message = "It must be there."
    }
  }
}

moved {
  from = aws_lb.first
  to   = aws_lb.main
}
