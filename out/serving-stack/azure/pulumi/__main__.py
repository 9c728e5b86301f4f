"""In westeurope: cdn (cdn-caching before api), api (resilient-network, which reads models) and
models (inference-cache).
"""

import pulumi

import api_autoscaling
import api_certificate  # noqa: F401
import api_dns
import api_failover  # noqa: F401
import api_firewall  # noqa: F401
import api_flow_logs  # noqa: F401
import api_load_balancer
import api_load_balancer_logs  # noqa: F401
import api_locks  # noqa: F401
import api_model_access  # noqa: F401
import api_monitoring
import api_subnets  # noqa: F401
import api_web_acl  # noqa: F401
import api_zone
import cdn
import cdn_access_logs
import cdn_cache  # noqa: F401
import cdn_domain  # noqa: F401
import cdn_route
import models_identities
import models_key
import models_logs
import models_protection  # noqa: F401
import models_store
import network  # noqa: F401
import resource_group  # noqa: F401

pulumi.export("cdn_url", cdn_route.url)
pulumi.export("cdn_front_door_id", cdn.front_door_id)
pulumi.export("cdn_purge_command", cdn_route.purge_command)
pulumi.export("cdn_log_workspace", cdn_access_logs.workspace_id)
pulumi.export("api_url", api_dns.url)
pulumi.export("api_name_servers", api_zone.name_servers)
pulumi.export("api_load_balancer_address", api_load_balancer.host)
pulumi.export("api_resource_group", api_load_balancer.group_name)
pulumi.export("api_scale_set", api_autoscaling.scale_set_name)
pulumi.export("api_action_group", api_monitoring.action_group)
pulumi.export("models_storage_account", models_store.account_name)
pulumi.export("models_endpoint", models_store.endpoint)
pulumi.export("models_key_id", models_key.key_id)
pulumi.export("models_log_workspace", models_logs.workspace_id)
pulumi.export("models_reader_id", models_identities.reader_id)
pulumi.export("models_writer_id", models_identities.writer_id)
