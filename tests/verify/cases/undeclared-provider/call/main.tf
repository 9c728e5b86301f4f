module "copy" {
  source  = "./modules/copy"
  version = "1.0"
}
