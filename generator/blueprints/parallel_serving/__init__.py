"""parallel-serving: model servers spread over zones, behind one load balancer."""
