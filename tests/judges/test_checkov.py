"""checkov on every rendered Terraform project."""

import json
import subprocess
from typing import Any

import pytest

from tests.conftest import ROOT, rendered, tool


@pytest.mark.slow
def test_nothing_fails_without_a_reason() -> None:
    """No check fails in any project: what does not apply says why, inline."""
    # One run for all: most of what a run takes is its start.
    answer = subprocess.run(
        [
            tool("checkov", variable="GEN_CHECKOV"),
            *("--directory", ".", "--skip-path", "pulumi", "--framework", "terraform"),
            *("--output", "json", "--compact", "--skip-download"),
        ],
        cwd=ROOT / "out",
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout, answer.stderr
    results: dict[str, list[dict[str, Any]]] = json.loads(answer.stdout)["results"]
    failed = [
        f"{item['file_path']}: {item['check_id']} {item['resource']}: {item['check_name']}"
        for item in results["failed_checks"]
    ]
    assert failed == []
    for item in results["skipped_checks"]:
        assert len(item["check_result"]["suppress_comment"]) > len("no reason"), item["check_id"]
    # Of a project that asks for nothing that checkov knows, such as Alibaba's CDN, it says nothing.
    said = {
        "/".join(item["file_path"].split("/")[1:4])
        for item in (*results["passed_checks"], *results["skipped_checks"])
    }
    assert {str(one) for one in rendered("terraform", "aws")} <= said
