region  = "us-west-2"
clients = [{ name = "office", cidr = "203.0.113.0/24" }]
