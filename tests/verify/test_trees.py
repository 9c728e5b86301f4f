"""What a tree on the disk holds beside the files that are judged."""

from pathlib import Path

import pytest

from generator.verify import Finding
from generator.verify.inspection import inspect


def rules(folder: Path) -> list[tuple[str, str]]:
    """Judge a tree: each rule and what it says."""

    def said(finding: Finding) -> tuple[str, str]:
        return finding.rule, finding.message

    return [said(finding) for _, finding in inspect([str(folder)]).told]


def written(folder: Path, **files: str | bytes) -> None:
    """Write files by name, with `__` for a folder and `_` for the dot before an ending."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_a_file_of_any_ending_is_there(tmp_path: Path) -> None:
    """What a function reads is looked for on the disk, whatever it is, and a template is judged."""
    written(
        tmp_path,
        main_tf="""
output "read" {
  value = [
    file("${path.module}/handler.js"),
    filebase64sha256("code/code.zip"),
    templatefile("${path.module}/nginx.conf", { port = 80, name = "x" }),
    templatefile("${path.module}/other.conf", {}),
    file("gone.js"),
  ]
}
""",
        handler_js="handler = (event) => event.request;\n",
        nginx_conf="listen ${port};\n",
        other_conf="listen ${port};\n",
        code__code_zip=b"PK\0\xff",
    )
    assert rules(tmp_path) == [
        ("unused-variable", "`nginx.conf` is given `name`, which it does not use"),
        ("template-variables", "`other.conf` uses `port`, which it is not given"),
        ("missing-file", "there is no file `gone.js`"),
    ]


def test_only_the_root_knows_where_terraform_is_called(tmp_path: Path) -> None:
    """In a module, `path.root` and a bare path lead to folders that its text does not tell."""
    written(
        tmp_path,
        main_tf='module "a" {\n  source = "./a"\n}\n',
        a__main_tf="""
output "read" {
  value = [file("${path.root}/x.js"), file("y.js"), file("${path.module}/z.js")]
}
""",
    )
    assert rules(tmp_path) == [("missing-file", "there is no file `a/z.js`")]


@pytest.mark.parametrize("twin", [True, False])
def test_files_of_opentofu(twin: bool, tmp_path: Path) -> None:  # noqa: FBT001 (pytest passes it)
    """OpenTofu reads `.tofu` files beside the others, and in the place of their twins."""
    more = {"more_tf": 'locals {\n  region = "broken\n}\n'} if twin else {}
    written(
        tmp_path,
        main_tf='output "region" {\n  value = local.region\n}\n',
        more_tofu="""
terraform {
  encryption {
    key_provider "pbkdf2" "main" {
      passphrase = var.passphrase
    }
  }
}

variable "passphrase" {
  type      = string
  sensitive = true
}

locals {
  region = cidrcontains("10.0.0.0/8", "10.1.2.3") ? "a" : "b"
}
""",
        **more,
    )
    assert rules(tmp_path) == []


def test_what_a_program_asks_for_is_read(tmp_path: Path) -> None:
    """What `requirements.txt` lists is known; which modules another name gives is not guessed."""
    written(
        tmp_path,
        Pulumi_yaml="name: a\nruntime: python\n",
        requirements_txt="pulumi>=3\nrequests\npulumi-aws>=6,<7\n",
    )
    (tmp_path / "__main__.py").write_text(
        "import flask\nimport pulumi\nimport pulumi_aws as aws\nimport requests\n"
        'import pulumi_alicloud\naws.ec2.EipOld("a")\npulumi.export("a", requests.codes.ok)\n'
    )
    assert rules(tmp_path) == [
        (
            "unknown-import",
            "there is no module `flask` in the program, nor is it listed in requirements.txt",
        ),
        ("unknown-import", "requirements.txt does not list `pulumi-alicloud`, which is imported"),
    ]
    (tmp_path / "requirements.txt").write_text(
        "pulumi>=3\npulumi-aws>=6\nFlask-Thing\n-r more.txt\n"
    )
    assert [rule for rule, _ in rules(tmp_path)] == ["unknown-resource"]


def test_a_program_may_lie_elsewhere(tmp_path: Path) -> None:
    """Faults are placed where `main` lies; settings are not idle where no code is seen."""
    written(
        tmp_path,
        Pulumi_yaml="name: a\nruntime: python\nmain: ./code\n",
        Pulumi_dev_yaml="config:\n  a:size: 1\n",
    )
    assert rules(tmp_path) == []
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "helper.py").write_text("value = 1\n")
    (tmp_path / "code" / "__main__.py").write_text("from helper import valu\n\nprint(valu)\n")
    (found,) = (one for _, one in inspect([str(tmp_path)]).told if one.rule == "unknown-import")
    assert (found.file, found.line) == ("code/__main__.py", 1)
