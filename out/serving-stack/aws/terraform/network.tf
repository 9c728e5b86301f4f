# A public and a private subnet in every zone. The load balancer lives in the public ones; servers
# live in the private ones, have no public address and cannot be reached from the internet.

locals {
  # Public blocks count from the start of the network and private ones from its middle, so a zone
  # can be added later without renumbering those that exist.
  public_blocks = {
    "eu-central-1a" = cidrsubnet(var.network_cidr, 4, 0)
    "eu-central-1b" = cidrsubnet(var.network_cidr, 4, 1)
  }
  private_blocks = {
    "eu-central-1a" = cidrsubnet(var.network_cidr, 4, 8)
    "eu-central-1b" = cidrsubnet(var.network_cidr, 4, 9)
  }
}

resource "aws_vpc" "main" {
  cidr_block = var.network_cidr

  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.name }
}

# Adopted only to be emptied: what is launched without a security group of its own gets no traffic.
resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-unused" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = { Name = var.name }
}

resource "aws_subnet" "public" {
  for_each = local.public_blocks

  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = { Name = "${var.name}-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each = local.private_blocks

  vpc_id            = aws_vpc.main.id
  availability_zone = each.key
  cidr_block        = each.value

  tags = { Name = "${var.name}-private-${each.key}" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-public" }
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table_association" "public" {
  for_each = aws_subnet.public

  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

# One NAT gateway for all zones. If eu-central-1a fails, servers in the other zones keep answering
# but cannot start new downloads.
resource "aws_eip" "nat" {
  domain = "vpc"

  tags = { Name = "${var.name}-nat" }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.nat.id
  subnet_id     = aws_subnet.public["eu-central-1a"].id

  tags = { Name = var.name }

  depends_on = [aws_route.internet]
}

resource "aws_route_table" "private" {
  for_each = local.private_blocks

  vpc_id = aws_vpc.main.id

  tags = { Name = "${var.name}-private-${each.key}" }
}

resource "aws_route" "egress" {
  for_each = aws_route_table.private

  route_table_id         = each.value.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}

resource "aws_route_table_association" "private" {
  for_each = aws_subnet.private

  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[each.key].id
}

# Packages and the layers of images in ECR come from S3: free this way, and apart from the internet.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-central-1.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [for table in aws_route_table.private : table.id]

  tags = { Name = "${var.name}-s3" }
}
