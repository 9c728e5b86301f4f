network = {
  cidr  = "10.64.0.0/12"
  zones = ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j"]
}

services = {
  chat = {
    image   = "registry.example.com/chat:1.4.2"
    env     = { TOKENIZER = "fast" }
    scaling = { max = 4, qps = 20 }
  }
}

workers = 3
