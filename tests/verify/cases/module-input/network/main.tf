module "network" {
  source = "./modules/network"
  cidrs  = "10.0.0.0/16"
}

output "vpc" { value = module.network.vpc }
output "all" { value = module.network.vpc_id }
