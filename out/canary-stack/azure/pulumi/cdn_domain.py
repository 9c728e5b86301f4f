"""The name that clients call.

Front Door issues its certificate, and renews it, once it finds the proof.
"""

from pulumi_azure_native import cdn, dns

from cdn import profile
from cdn_zone import zone, zone_group, zone_name
from resource_group import group
from settings import cdn_domain, cdn_zone, tags

# The name inside of its zone, as records there are called.
label = cdn_domain.removesuffix(f".{cdn_zone}")

custom_domain = cdn.AFDCustomDomain(
    "cdn",
    custom_domain_name=cdn_domain.replace(".", "-"),
    profile_name=profile.name,
    resource_group_name=group.name,
    azure_dns_zone=cdn.ResourceReferenceArgs(id=zone.id),
    host_name=cdn_domain,
    tls_settings=cdn.AFDDomainHttpsParametersArgs(
        certificate_type=cdn.AfdCertificateType.MANAGED_CERTIFICATE,
        minimum_tls_version=cdn.AfdMinimumTlsVersion.TLS12,
    ),
)

dns.RecordSet(
    "cdn-proof",
    relative_record_set_name=f"_dnsauth.{label}",
    record_type="TXT",
    zone_name=zone_name,
    resource_group_name=zone_group,
    ttl=3600,
    txt_records=[
        dns.TxtRecordArgs(
            value=[custom_domain.validation_properties.validation_token],
        ),
    ],
    metadata=tags,
)
