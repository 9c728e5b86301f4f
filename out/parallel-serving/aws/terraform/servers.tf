# Model servers with numbers of their own: one more or fewer leaves the others alone.

locals {
  zones   = ["us-west-2a", "us-west-2b"]
  servers = { for index in range(var.server_count) : format("%02d", index + 1) => element(local.zones, index) }

  data_disks = local.servers
}

data "aws_ssm_parameter" "image" {
  name = "/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id"
}

resource "aws_instance" "server" {
  for_each = local.servers

  instance_type = var.machine_type
  ami           = data.aws_ssm_parameter.image.insecure_value

  subnet_id              = aws_subnet.private[each.value].id
  vpc_security_group_ids = [aws_security_group.server.id]
  iam_instance_profile   = aws_iam_instance_profile.server.name

  user_data_replace_on_change = true
  user_data = templatefile("${path.module}/cloud-init.yaml", {
    image = var.image
    port  = var.port
  })

  ebs_optimized           = true
  monitoring              = true
  disable_api_termination = var.deletion_protection

  # Metadata answers only to a session's token, and not to containers: a request that is forged
  # through the model server reads no credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = var.system_disk_gib
    encrypted   = true
  }

  tags = { Name = "${var.name}-${each.key}" }

  lifecycle {
    # A newer image is for new servers: it does not replace one that runs.
    ignore_changes = [ami]
  }

  # Servers need their way out to boot.
  depends_on = [
    aws_route_table_association.private,
    aws_route.egress,
    aws_vpc_security_group_egress_rule.server_to_internet,
  ]
}

# Disks of their own, which outlive the replacement of a server.
resource "aws_ebs_volume" "data" {
  #checkov:skip=CKV_AWS_189:The account's own key encrypts it; a key for each system is a choice.
  for_each = local.data_disks

  availability_zone = each.value
  type              = "gp3"
  size              = var.data_disk_gib
  encrypted         = true

  tags = { Name = "${var.name}-data-${each.key}" }
}

resource "aws_volume_attachment" "data" {
  for_each = aws_ebs_volume.data

  device_name = "/dev/sdf"
  volume_id   = each.value.id
  instance_id = aws_instance.server[each.key].id

  # A server that still writes to its disk does not let go of it.
  stop_instance_before_detaching = true
}
