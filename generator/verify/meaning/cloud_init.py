"""Files for cloud-init: read line by line, with the holes that a template has in them.

What a machine runs at its first boot fails where nobody looks. A hole (`${…}`) may be anything, so
that only what stands around it is judged; where a template repeats or leaves out lines (`%{…}`),
only the names at the margin are.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from generator.hcl import Call, Template, Value
from generator.record import record
from generator.verify.finding import Finding, Note, nearest, severity
from generator.verify.meaning.reading import Home, Read, follow
from generator.verify.yaml_rows import entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.verify.meaning.things import System, Thing

Found = tuple["Thing | Home", Note]
ARGUMENTS = ("user_data", "user_data_base64", "custom_data")
WRAPPED = frozenset({"base64encode", "base64gzip", "textencodebase64"})
HEADER = "#cloud-config"
TEMPLATED = "## template: jinja"
# What else cloud-init takes, by how it starts.
OTHERS = ("#!", "#include", "#cloud-boothook", "#part-handler", "#upstart-job", "Content-Type:",
    "MIME-Version:", "From nobody", "#cloud-config-archive", "<powershell>", "<script>", "#ps1",
    "#cloud-config-jsonp", "rem cmd")  # fmt: skip
# The keys of all modules, by what they take. Source: "Module reference" of cloud-init's
# documentation, 25.2.
MAPS = """
    ansible apk_repos apt autoinstall ca-certs ca_certs chef chpasswd datasource device_aliases
    disk_setup drivers fan keyboard landscape lxd mcollective network ntp output phone_home
    power_state puppet random_seed reporting resolv_conf rh_subscription rpi salt_minion snap
    spacewalk ssh ssh_keys ssh_publish_hostkeys swap system_info ubuntu_advantage ubuntu_pro
    updates vendor_data wireguard yum_repos zypper
"""
LISTS = """
    bootcmd cloud_config_modules cloud_final_modules cloud_init_modules datasource_list fs_setup
    mount_default_fields mounts runcmd ssh_authorized_keys ssh_genkeytypes ssh_import_id write_files
"""
WORDS = """
    allow_public_ssh_keys apt_mirror apt_pipelining apt_preserve_sources_list apt_proxy
    apt_reboot_if_required apt_update apt_upgrade byobu_by_default create_hostname_file
    disable_ec2_metadata disable_root disable_root_opts final_message fqdn hostname locale
    locale_configfile manage_etc_hosts manage_resolv_conf no_ssh_fingerprints
    package_reboot_if_required package_update package_upgrade password prefer_fqdn_over_hostname
    preserve_hostname resize_rootfs rsyslog_dir rsyslog_filename ssh_deletekeys ssh_pwauth
    ssh_quiet_keygen timezone version yum_repo_dir
"""
ANY = """
    apt_get_command apt_get_upgrade_subcommand apt_get_wrapper apt_sources authkey_hash
    cloud_config debconf_selections debug def_log_file groups growpart jinja merge_how merge_type
    log_cfgs migrate packages rsyslog set_hostname set_timezone ssh_fp_console_blacklist
    ssh_key_console_blacklist syslog_fix_perms ubuntu_autoinstall user users
"""
KEYS = {
    key: form
    for form, names in (("m", MAPS), ("l", LISTS), ("s", WORDS), ("d", ANY))
    for key in names.split()
}
FILE_KEYS = frozenset({"path", "content", "owner", "permissions", "encoding", "append", "defer",
    "source"})  # fmt: skip
# Keys of other readers of the same file, and those under which YAML's anchors are kept.
OWN = ("_", ".", "x-", "x_", "coreos", "rancher", "k3os")
FORMS = {"l": "a list", "m": "a map", "s": "a single value"}
LEAST = 2
MOST = 50  # findings of one text
AHEAD = 50  # lines after a key, or before a tab, that are looked at


@record(kw_only=False)
class Said:
    """Something wrong at a line and column of a text, from 1."""

    line: int
    column: int
    message: str
    hint: str = ""


def cloud_init(files: Mapping[str, str]) -> Iterator[Finding]:
    """Judge the files of a project that say that they are for cloud-init."""
    for file, text in files.items():
        if text.startswith((HEADER, TEMPLATED)):
            for one in outline(text):
                yield finding(file, one)


def judge(system: System) -> Iterator[Found]:
    """Judge what is written out in the arguments that hand it to a machine."""
    for thing in system.marked:
        for name in ARGUMENTS:
            node = thing.get(name)
            for read in follow(thing, node) if node is not None else ():
                yield from given(thing, read)
    for thing in system.of("data.cloudinit_config", "data.template_cloudinit_config"):
        for part in thing.inner("part"):
            content = part.body.attributes.get("content")
            for read in follow(thing, content.value) if content is not None else ():
                yield from given(thing, read)


def given(thing: Thing, read: Read) -> Iterator[Found]:
    """Judge a text that a machine is given, whatever it is wrapped in."""
    node = read.node
    if isinstance(node, Call) and node.name in WRAPPED and node.args:
        for one in follow(thing, node.args[0]) if read.look is thing.look else ():
            yield from given(thing, one)
        return
    filed = read.look.filed(node) if isinstance(node, Call) else None
    if filed is not None:
        # What stands in a file that says what it is for is judged there.
        if headless(filed):
            message = f"cloud-init takes the file for nothing: it does not start with `{HEADER}`"
            yield read.home, Note("cloud-init", node.pos, message)
        return
    parts = node.parts if isinstance(node, Template) else ()
    text = "".join(one if isinstance(one, str) else "${…}" for one in parts)
    if isinstance(node, Value) and isinstance(node.value, str):
        text = node.value
    if headless(text):
        message = f"cloud-init takes the text for nothing: it does not start with `{HEADER}`"
        yield read.home, Note("cloud-init", node.pos, message)
    elif text.startswith((HEADER, TEMPLATED)):
        for said in outline(text):
            message = f"line {said.line} of the text: {said.message}"
            yield read.home, Note("cloud-init", node.pos, message, said.hint)


def finding(file: str, one: Said) -> Finding:
    """Put what is said into a file."""
    rule = "cloud-init"
    return Finding(rule, severity(rule), file, one.line, one.column, one.message, one.hint)


def headless(text: str) -> bool:
    """Tell whether cloud-init takes a text for nothing: it does not say what it is."""
    start = text.lstrip("\ufeff")
    if not start.strip() or start.startswith(("${", "%{", "{{", "{%", HEADER, TEMPLATED, *OTHERS)):
        return False
    return bool(re.search(r"(?m)^(packages|runcmd|write_files|users|bootcmd|mounts):", start))


def directed(text: str) -> bool:
    """Tell whether a template repeats or leaves out lines of a text."""
    return "%{" in text or "{%" in text


@lru_cache(maxsize=256)
def outline(text: str) -> tuple[Said, ...]:
    """Judge a text by its lines."""
    return tuple(islice(lines(text), MOST))


def lines(text: str) -> Iterator[Said]:
    """Go through the keys at the margin, and see what stands below each."""
    rows = text.split("\n")
    first = next((row for row in rows if row.strip() and row.strip() != TEMPLATED), "")
    if first.rstrip() != HEADER:
        if first.startswith(HEADER) and not first[len(HEADER) :].startswith("-"):
            yield Said(1, 1, f"the first line must be `{HEADER}` and nothing else")
        elif text.startswith(TEMPLATED):
            yield Said(1, 1, f"the first line after `{TEMPLATED}` must be `{HEADER}`")
        return
    loose = directed(text)
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        if row[:1] == "\t" or (row.lstrip(" ")[:1] == "\t" and row.strip()):
            column = len(row) - len(row.lstrip(" ")) + 1
            if not inside_text(rows, number):
                yield Said(number, column, "YAML takes no tabs for indentation")
            continue
        if not row or row[0] in " #-%${}]" or row.strip() in ("---", "..."):
            continue
        found = keyed(row)
        if found is None:
            if not loose and not row.startswith("${") and "${" not in row:
                yield Said(number, 1, f"`{row[:40].strip()}` is no key with a value")
            continue
        key, value = found
        yield from margin(key, value, rows, number, seen, loose=loose)


def keyed(row: str) -> tuple[str, str] | None:
    """Take a row apart whose key is a word, or in quotes."""
    found = entry(row)
    word = found and found[0].replace("-", "").replace(".", "").replace("_", "")
    return found if word and (word.isalnum() or row[0] in "\"'") else None


def margin(  # noqa: PLR0913 (a key, and what is around it)
    key: str, rest: str, rows: list[str], number: int, seen: dict[str, int], *, loose: bool
) -> Iterator[Said]:
    """Judge a key at the margin."""
    if key in seen and not loose:
        yield Said(number, 1, f"`{key}` stands a second time", f"the first is in line {seen[key]}")
    seen.setdefault(key, number)
    want = KEYS.get(key)
    if want is None:
        if not key.startswith(OWN):
            message = f"cloud-init has no module that reads `{key}`"
            yield Said(number, 1, message, nearest(key, KEYS))
        return
    have = form(rest, rows, number)
    if not loose and want != "d" and have and have != want:
        yield Said(number, 1, f"`{key}` must be {FORMS[want]}, not {FORMS[have]}")
    if key == "write_files" and have == "l" and not loose and seen[key] == number:
        yield from written(rows, number)


def form(rest: str, rows: list[str], number: int) -> str:  # noqa: PLR0911 (one answer per form)
    """Tell what a key holds; empty where it is not known."""
    value = rest.partition(" #")[0].strip() if not rest.startswith("#") else ""
    if value:
        if "${" in value or value[0] in "&*!|>{%":
            return "m" if value[0] == "{" and "${" not in value else ""
        if value in ("null", "~"):
            return ""
        return "l" if value[0] == "[" else "s"
    for row in rows[number : number + AHEAD]:
        bare = row.strip()
        if not bare or bare.startswith("#"):
            continue
        if bare.startswith(("${", "%{", "{%", "{{")):
            return ""
        if bare.startswith("- ") or bare == "-":
            return "l"
        if row[0] != " ":
            return ""  # Nothing stands below: null.
        return "m" if keyed(bare) else ""
    return ""


def written(rows: list[str], number: int) -> Iterator[Said]:
    """Judge the files that are written: their keys, and that each has a path."""
    depth, start, names = -1, 0, set[str]()
    for at, row in enumerate(rows[number:], number + 1):
        bare = row.strip()
        if not bare or bare.startswith("#"):
            continue
        indent = len(row) - len(row.lstrip(" "))
        if indent == 0 and not bare.startswith("-"):
            break
        if bare.startswith("- ") and (depth < 0 or indent == depth):
            yield from pathless(start, names)
            depth, start, names = indent, at, set()
            bare, indent = bare[2:].lstrip(), indent + len(row.lstrip(" ")) - len(bare[2:].lstrip())
        elif indent != depth + LEAST or depth < 0:
            continue
        found = keyed(bare)
        if found is None:
            names.add("path")  # not known
            continue
        key = found[0]
        names.add(key)
        if key not in FILE_KEYS:
            column = len(row) - len(row.lstrip(" -")) + 1
            message = f"a file of `write_files` has no `{key}`"
            yield Said(at, column, message, nearest(key, FILE_KEYS))
    yield from pathless(start, names)


def pathless(start: int, names: set[str]) -> Iterator[Said]:
    """Say that a file has no path."""
    if names and "path" not in names and "<<" not in names:
        yield Said(start, 1, "a file of `write_files` needs `path`")


def inside_text(rows: list[str], number: int) -> bool:
    """Tell whether a line belongs to a block of text, where tabs are the text's own."""
    row = rows[number - 1]
    depth = len(row) - len(row.lstrip(" "))
    for before in reversed(rows[max(0, number - AHEAD) : number - 1]):
        indent = len(before) - len(before.lstrip(" "))
        if before.strip() and indent < max(depth, 1):
            return before.rstrip().endswith(("|", ">", "|-", ">-", "|+", ">+"))
    return False


def unparsed(files: Mapping[str, str]) -> Iterator[Finding]:
    """Find files for cloud-init that are no YAML; those that a template fills are left alone."""
    for file, text in files.items():
        if not text.startswith(HEADER) or "${" in text or directed(text):
            continue
        import yaml  # type: ignore[import-untyped]

        try:
            yaml.safe_load(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
            problem = getattr(error, "problem", None) or str(error).split("\n")[0]
            yield finding(file, Said(line, column, f"the file is no YAML: {problem}"))
        except RecursionError:
            yield finding(file, Said(0, 0, "the file is nested too deeply"))
