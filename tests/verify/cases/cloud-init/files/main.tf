resource "aws_instance" "file" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = templatefile("${path.module}/cloud-init.yaml", { port = 80, users = ["a"] })
}

resource "aws_instance" "text" {
  ami           = "ami-1"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #cloud-config
    run_cmd:
      - systemctl restart ${aws_instance.file.id}
  EOT
}

resource "aws_instance" "headless" {
  ami              = "ami-1"
  instance_type    = "t3.micro"
  user_data_base64 = base64encode(local.config)
}

locals {
  config = "packages:\n  - nginx\n"
}
