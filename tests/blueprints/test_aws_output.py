"""What an account of AWS would do with the projects, where the text alone does not tell."""

import json
import re
from pathlib import Path

import pytest

from generator.pipeline import build
from tests.conftest import ROOT

PROJECTS = sorted((ROOT / "out").glob("*/aws/terraform"))
_RESOURCE = re.compile(r'^resource "(\w+)" "(\w+)" \{\n(.*?)^\}', re.DOTALL | re.MULTILINE)
_SSE = "aws_s3_bucket_server_side_encryption_configuration"


def resources(folder: Path) -> dict[str, str]:
    """Return the body of each resource of a project, by its address."""
    text = "\n".join(path.read_text() for path in sorted(folder.glob("*.tf")))
    return {f"{kind}.{label}": body for kind, label, body in _RESOURCE.findall(text)}


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.parts[-3])
def test_keys_outlive_their_buckets(folder: Path) -> None:
    """A bucket that refuses to be destroyed keeps the key without which its objects are lost."""
    found = resources(folder)
    for address, body in found.items():
        key = re.search(r"kms_master_key_id = (aws_kms_key\.\w+)\.arn", body)
        if address.startswith(_SSE) and key:
            bucket = re.search(r"bucket = (aws_s3_bucket\.\w+)\.id", body)
            assert bucket, address
            assert f"depends_on = [{key[1]}]" in found[bucket[1]], bucket[1]


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.parts[-3])
def test_commands_name_their_region(folder: Path) -> None:
    """A command of a README finds what was deployed, whatever region the reader's profile names."""
    for line in (folder / "README.md").read_text().splitlines():
        called = re.search(r"(?:^|\()aws ([a-z0-9-]+) ", line)
        if called and called[1] not in {"route53", "cloudfront", "sso"}:
            assert "--region " in line, line


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.parts[-3])
def test_services_that_do_not_tell_their_caller_are_not_asked(folder: Path) -> None:
    """What API Gateway and S3 do not say as they take on a role is no condition of it.

    API Gateway names no account then, and no guide says that the replication of S3 does. Nobody
    can hand a role to a service of another account.
    """
    for address, body in resources(folder).items():
        if address.startswith("aws_iam_role.") and re.search(r'"(apigateway|s3)\.amazonaws', body):
            assert "Condition" not in body, address


@pytest.mark.parametrize("name", ["api", "bucket"])
def test_a_distribution_lets_go_of_what_is_taken_away(name: str, tmp_path: Path) -> None:
    """CloudFront keeps what a distribution uses: Terraform has to change that one before."""
    origin = {"api": {"host": "api.example.com"}, "bucket": {"bucket": True}}[name]
    spec = {
        "name": "edge",
        "blueprint": "cdn-caching",
        "clouds": {"aws": {"region": "eu-west-1"}},
        "engines": ["terraform"],
        "origin": origin,
        "cache": {"paths": {"kept": {"path": "/kept/*", "ttl_seconds": 60}}},
        "domain": {"host": "edge.example.com"},
        "waf": {},
    }
    path = tmp_path / "edge.json"
    path.write_text(json.dumps(spec))
    text = "\n".join(
        text for file, text in build(path)["edge/aws/terraform"].items() if file.endswith(".tf")
    )
    found = {f"{kind}.{label}": body for kind, label, body in _RESOURCE.findall(text)}
    used = re.findall(
        r"(aws_\w+\.\w+)(?:\[.*?\])?\.(?:id|arn)\b", found["aws_cloudfront_distribution.main"]
    )
    assert {"aws_wafv2_web_acl.main", "aws_cloudfront_cache_policy.cached"} <= set(used)
    always = "aws_cloudfront_response_headers_policy.main"
    for address in set(used) - {always}:
        assert "create_before_destroy = true" in found[address], address


@pytest.mark.parametrize("folder", PROJECTS, ids=lambda folder: folder.parts[-3])
def test_comments_fit_on_a_screen(folder: Path) -> None:
    """No comment is longer than 100 columns, not even the reason why a check is skipped."""
    for path in folder.glob("*.tf"):
        for line in path.read_text().splitlines():
            assert len(line) <= 100 or not line.lstrip().startswith("#"), f"{path.name}: {line}"


def test_a_disk_leaves_the_old_server_before_the_new_one_takes_it() -> None:
    """Pulumi makes what replaces something first, and EC2 attaches no volume a second time."""
    text = (ROOT / "out/parallel-serving/aws/pulumi/servers.py").read_text()
    attachment = text[text.index("aws.ec2.VolumeAttachment(") :]
    assert "delete_before_replace=True" in attachment
