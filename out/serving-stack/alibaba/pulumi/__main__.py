"""In ap-southeast-1: cdn (cdn-caching before api), api (resilient-network, which reads models)
and models (inference-cache).
"""

import pulumi

import api_autoscaling
import api_dns
import api_edge_rules  # noqa: F401
import api_firewall  # noqa: F401
import api_flow_logs  # noqa: F401
import api_health_check  # noqa: F401
import api_load_balancer
import api_load_balancer_logs  # noqa: F401
import api_monitoring
import api_zone
import cdn
import cdn_access_logs
import cdn_cache  # noqa: F401
import cdn_domain  # noqa: F401
import models_identities
import models_key
import models_logs
import models_protection  # noqa: F401
import models_store
import network  # noqa: F401

pulumi.export("cdn_url", cdn.url)
pulumi.export("cdn_cname", cdn.cname)
pulumi.export("cdn_purge_command", cdn.purge_command)
pulumi.export("cdn_log_store", cdn_access_logs.log_store)
pulumi.export("api_url", api_dns.url)
pulumi.export("api_name_servers", api_zone.name_servers)
pulumi.export("api_load_balancer_address", api_load_balancer.address)
pulumi.export("api_scaling_group", api_autoscaling.scaling_group_id)
pulumi.export("api_rolling_update_command", api_autoscaling.rolling_update_command)
pulumi.export("api_alarm_contact_group", api_monitoring.contact_group_name)
pulumi.export("models_bucket", models_store.bucket.id)
pulumi.export("models_public_endpoint", models_store.public_endpoint)
pulumi.export("models_internal_endpoint", models_store.internal_endpoint)
pulumi.export("models_key_id", models_key.key.id)
pulumi.export("models_log_bucket", models_logs.log_bucket.id)
pulumi.export("models_roles", models_identities.role_names)
