# What dev has for itself; everything else has the default of variables.tf.
name                = "resilient-failover-dev"
min_servers         = 1
max_servers         = 2
domain              = "ranking.dev.example.com"
zone                = "dev.example.com"
deletion_protection = false
