"""The certificate of the domain, which renews itself as long as the validation record stands."""

import pulumi_aws as aws

from api_zone import zone_id
from settings import api_domain, api_name

certificate = aws.acm.Certificate(
    "api",
    domain_name=api_domain,
    validation_method="DNS",
    tags={"Name": api_name},
)

option = certificate.domain_validation_options[0]

record = aws.route53.Record(
    "api-validation",
    zone_id=zone_id,
    name=option.resource_record_name,
    type=option.resource_record_type,
    records=[option.resource_record_value],
    ttl=60,
    # A standby in another region asks for the same record.
    allow_overwrite=True,
)

# Waits until the certificate is issued: the world has to find the record first.
validated = aws.acm.CertificateValidation(
    "api",
    certificate_arn=certificate.arn,
    validation_record_fqdns=[record.fqdn],
)
