"""In eu-central-1: cdn (cdn-caching before api), api (resilient-network, which reads models) and
models (inference-cache).
"""

import pulumi

import api_autoscaling
import api_certificate  # noqa: F401
import api_dns
import api_firewall  # noqa: F401
import api_flow_logs  # noqa: F401
import api_health_check  # noqa: F401
import api_identity  # noqa: F401
import api_load_balancer
import api_load_balancer_logs  # noqa: F401
import api_model_access  # noqa: F401
import api_monitoring
import api_zone
import cdn
import cdn_access_logs
import cdn_cache  # noqa: F401
import cdn_domain  # noqa: F401
import encryption  # noqa: F401
import models_identities
import models_key
import models_logs
import models_protection  # noqa: F401
import models_store
import network  # noqa: F401

pulumi.export("cdn_url", cdn.url)
pulumi.export("cdn_distribution_id", cdn.distribution_id)
pulumi.export("cdn_purge_command", cdn.purge_command)
pulumi.export("cdn_log_bucket", cdn_access_logs.bucket_name)
pulumi.export("api_url", api_dns.url)
pulumi.export("api_name_servers", api_zone.name_servers)
pulumi.export("api_load_balancer_address", api_load_balancer.address)
pulumi.export("api_autoscaling_group", api_autoscaling.group_name)
pulumi.export("api_alarm_topics", api_monitoring.topics)
pulumi.export("models_bucket", models_store.bucket.id)
pulumi.export("models_endpoint", models_store.endpoint)
pulumi.export("models_key_arn", models_key.key.arn)
pulumi.export("models_log_bucket", models_logs.log_bucket.id)
pulumi.export("models_instance_profiles", models_identities.profile_names)
