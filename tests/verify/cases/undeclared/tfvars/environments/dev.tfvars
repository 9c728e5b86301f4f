size  = 2
sizes = 3
