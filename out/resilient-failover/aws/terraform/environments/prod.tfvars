# What prod has for itself; everything else has the default of variables.tf.
name        = "resilient-failover-prod"
min_servers = 3
max_servers = 12
