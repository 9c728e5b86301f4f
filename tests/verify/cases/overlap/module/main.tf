module "good" {
  source = "./net"

  network = "10.1.0.0/16"
  blocks  = ["10.1.0.0/24", "10.1.1.0/24"]
}

module "bad" {
  source = "./net"

  network = "10.2.0.0/16"
  blocks  = ["10.2.0.0/23", "10.2.1.0/24"]
}
