# 8:28 unknown-argument `aws_instance` has no argument `user_dta` (did you mean `user_data`?)

resource "aws_instance" "server" {
  ami           = "ami-1"
  instance_type = "t3.micro"

  lifecycle {
    ignore_changes = [ami, user_dta]
  }
}
