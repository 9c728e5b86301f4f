"""checkov on every rendered Terraform project."""

import json
import subprocess

import pytest

from tests.conftest import Rendered, rendered, tool


@pytest.mark.slow
@pytest.mark.parametrize("project", rendered("terraform"), ids=str)
def test_nothing_fails_without_a_reason(project: Rendered) -> None:
    """No check fails: what does not apply says why, inline."""
    answer = subprocess.run(
        [
            tool("checkov", variable="GEN_CHECKOV"),
            *("--directory", ".", "--framework", "terraform"),
            *("--output", "json", "--compact", "--skip-download"),
        ],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(answer.stdout)
    results = report.get("results", {"failed_checks": [], "skipped_checks": []})
    failed = [
        f"{item['check_id']} {item['resource']}: {item['check_name']}"
        for item in results["failed_checks"]
    ]
    assert failed == []
    for item in results["skipped_checks"]:
        assert len(item["check_result"]["suppress_comment"]) > len("no reason"), item["check_id"]
    summary = report.get("summary", report)
    if summary["resource_count"] == 0:
        pytest.skip("checkov has no check for any resource of this project, so it says nothing")
