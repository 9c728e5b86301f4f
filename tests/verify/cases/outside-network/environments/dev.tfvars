network = "10.1.0.0/16"
subnets = { a = "10.1.0.0/24" }
