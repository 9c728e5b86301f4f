# 4:3 missing-file there is no module in `modules/network`

module "network" {
  source = "./modules/network"
}
