# 4:1 open-ingress everybody on the internet may call every port (name the networks that need it, or reach the machines through the cloud's own console)
# 11:1 open-ingress everybody on the internet may call MySQL (3306) (name the networks that need it, or reach the machines through the cloud's own console)

resource "alicloud_security_group_rule" "all" {
  type              = "ingress"
  ip_protocol       = "tcp"
  cidr_ip           = "0.0.0.0/0"
  security_group_id = "sg-1"
}

resource "alicloud_security_group_rule" "listed" {
  for_each = toset(["3306/3306", "80/80"])

  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = each.value
  cidr_ip           = "0.0.0.0/0"
  security_group_id = "sg-1"
}

resource "alicloud_security_group_rule" "refused" {
  type              = "ingress"
  ip_protocol       = "all"
  port_range        = "-1/-1"
  policy            = "drop"
  cidr_ip           = "0.0.0.0/0"
  security_group_id = "sg-1"
}
