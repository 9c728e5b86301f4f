"""The name that clients call. CloudFront takes certificates only from us-east-1."""

import pulumi_aws as aws

from settings import cdn_domain, cdn_name, cdn_zone

hosted_zone = aws.route53.Zone("cdn", name=cdn_zone, comment=f"Zone of {cdn_name}")
zone_id = hosted_zone.zone_id
name_servers = hosted_zone.name_servers

certificate = aws.acm.Certificate(
    "cdn",
    region="us-east-1",
    domain_name=cdn_domain,
    validation_method="DNS",
)

# One name, so one record proves that it is ours.
proof = certificate.domain_validation_options[0]

validation = aws.route53.Record(
    "cdn-validation",
    zone_id=zone_id,
    name=proof.resource_record_name,
    type=proof.resource_record_type,
    records=[proof.resource_record_value],
    ttl=60,
    # All certificates of a name share one record.
    allow_overwrite=True,
)

proven = aws.acm.CertificateValidation(
    "cdn",
    region="us-east-1",
    certificate_arn=certificate.arn,
    validation_record_fqdns=[validation.fqdn],
)
