"""What modules offer beside the providers' packages: those of Python, and Pulumi's own."""

import ast
from collections.abc import Iterator
from functools import cache

from generator.verify.finding import nearest
from generator.verify.pulumi.configuration import namespace
from generator.verify.pulumi.scopes import Reading

# By `dir` of each, Python 3.11 and pulumi 3.
NAMES = """
pulumi: Alias Archive Asset AssetArchive ComponentResource Config ConfigMissingError
    ConfigTypeError CustomResource CustomTimeouts ErrorHook ErrorHookArgs ErrorHookFunction
    FileArchive FileAsset Input InputPropertiesError InputPropertyError
    InputPropertyErrorDetails InputType Inputs InvokeOptions InvokeOutputOptions InvokeTransform
    InvokeTransformArgs InvokeTransformResult MISSING Output ProviderResource
    ROOT_STACK_RESOURCE RemoteArchive RemoteAsset Resource ResourceHook ResourceHookArgs
    ResourceHookBinding ResourceHookFunction ResourceHookOptions ResourceOptions
    ResourceTransform ResourceTransformArgs ResourceTransformResult ResourceTransformation
    ResourceTransformationArgs ResourceTransformationResult RunError StackReference
    StackReferenceOutputDetails Stash StateMigration StateMigrationArgs StateMigrationResult
    StringAsset UNKNOWN _types asset automation config contains_unknowns create_urn debug
    deferred_output deprecated dynamic error error_hook errors export get get_organization
    get_project get_root_directory get_stack get_type_token getter info input_type invoke log
    metadata output output_type policy property provider require_pulumi_version resource
    resource_hook resource_hooks run runtime set stack_reference stash type_token urn warn
base64: a85decode a85encode b16decode b16encode b32decode b32encode b32hexdecode b32hexencode
    b64decode b64encode b85decode b85encode decode decodebytes encode encodebytes
    standard_b64decode standard_b64encode urlsafe_b64decode urlsafe_b64encode
datetime: MAXYEAR MINYEAR UTC date datetime time timedelta timezone tzinfo
hashlib: algorithms_available algorithms_guaranteed blake2b blake2s file_digest md5 new
    pbkdf2_hmac sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512 shake_128
    shake_256
ipaddress: AddressValueError IPV4LENGTH IPV6LENGTH IPv4Address IPv4Interface IPv4Network
    IPv6Address IPv6Interface IPv6Network NetmaskValueError collapse_addresses functools
    get_mixed_type_key ip_address ip_interface ip_network summarize_address_range
    v4_int_to_packed v6_int_to_packed
itertools: accumulate chain combinations combinations_with_replacement compress count cycle
    dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile
    tee zip_longest
json: JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads
math: acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf
    erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose
    isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi
    pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp
pathlib: Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
re: A ASCII DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S U UNICODE
    VERBOSE X compile error escape findall finditer fullmatch match purge search split sub subn
    template
string: Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits
    hexdigits octdigits printable punctuation whitespace
typing: AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable
    AsyncIterator Awaitable BinaryIO ByteString Callable ChainMap ClassVar Collection
    Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict Final
    ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable Iterator KeysView List
    Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence MutableSet
    NamedTuple Never NewType NoReturn NotRequired Optional OrderedDict ParamSpec ParamSpecArgs
    ParamSpecKwargs Pattern Protocol Required Reversible Self Sequence Set Sized SupportsAbs
    SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound
    TYPE_CHECKING Text TextIO Tuple Type TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict
    Union Unpack ValuesView assert_never assert_type cast clear_overloads dataclass_transform
    final get_args get_origin get_overloads get_type_hints is_typeddict no_type_check
    no_type_check_decorator overload reveal_type runtime_checkable
"""
# What a configuration is asked by.
CONFIG = frozenset({"full_key", "name"}) | {
    f"{ask}{secret}{kind}"
    for ask in ("get", "require")
    for secret in ("", "_secret")
    for kind in ("", "_bool", "_float", "_int", "_object")
}
# What the class of outputs offers, by pulumi 3.
OUTPUT = frozenset({"all", "apply", "concat", "format", "from_input", "future", "get", "is_known",
    "is_secret", "json_dumps", "json_loads", "recover", "resources", "secret",
    "unsecret"})  # fmt: skip
CLASSES = {one.__name__: one for one in (dict, float, int, list, set, str, tuple)}
# Options of a resource that are true or false, and those that take resources.
FLAGS = frozenset({"protect", "delete_before_replace", "retain_on_delete"})
RESOURCES = frozenset({"depends_on", "parent", "provider", "providers", "deleted_with"})
Said = tuple[ast.expr | ast.stmt, str, str, str]


@cache
def offered() -> dict[str, frozenset[str]]:
    """Give the names of each module."""
    found: dict[str, frozenset[str]] = {}
    for part in NAMES.replace("\n    ", " ").strip().splitlines():
        module, _, names = part.partition(": ")
        found[module] = frozenset(names.split())
    return found


def standard(reading: Reading) -> Iterator[Said]:
    """Judge names of such modules: one that is like another is misspelt, a newer one is not."""
    modules = {}
    for name, imported in reading.imports.items():
        known = offered().get(imported.module)
        if known is None or name in reading.rebound:
            continue
        if not imported.name:
            modules[name] = (imported.module, known)
        elif imported.name != "*":
            yield from misspelt(reading.places[name], imported.module, imported.name, known)
    for node, scope in reading.attributes:
        base = node.value
        if not isinstance(base, ast.Name):
            yield from of_class(node, reading)
            continue
        if base.id in CLASSES and scope.find(base.id) is None:
            yield from misspelt(node, base.id, node.attr, frozenset(dir(CLASSES[base.id])))
        elif base.id in modules and scope.find(base.id) is reading.top:
            module, known = modules[base.id]
            yield from misspelt(node, module, node.attr, known)
        elif node.attr not in CONFIG and namespace(base, scope) is not None:
            yield from misspelt(node, "pulumi.Config", node.attr, CONFIG)


def of_class(node: ast.Attribute, reading: Reading) -> Iterator[Said]:
    """Judge what is read off a text as it is written, or off `pulumi.Output`."""
    base = node.value
    if isinstance(base, ast.JoinedStr) or (
        isinstance(base, ast.Constant) and isinstance(base.value, str)
    ):
        yield from misspelt(node, "str", node.attr, frozenset(dir(str)))
    elif isinstance(base, ast.Attribute) and base.attr == "Output":
        package = base.value
        imported = reading.imports.get(package.id) if isinstance(package, ast.Name) else None
        if imported is not None and imported.module == "pulumi" and not imported.name:
            yield from misspelt(node, "pulumi.Output", node.attr, OUTPUT)


def misspelt(
    node: ast.expr | ast.stmt, module: str, name: str, known: frozenset[str]
) -> Iterator[Said]:
    """Judge one name."""
    if name not in known and not name.startswith("_") and (hint := nearest(name, known)):
        yield node, "unknown-name", f"`{module}` has no `{name}`", hint


def options(reading: Reading) -> Iterator[Said]:
    """Judge the values of a resource's options, as far as they are written out."""
    for call, _, _ in reading.calls:
        func = call.func
        word = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
        if word != "ResourceOptions":
            continue
        for one in call.keywords:
            if not isinstance(one.value, ast.Constant) or one.value.value is None:
                continue
            plain = isinstance(one.value.value, bool)
            if (one.arg in FLAGS and not plain) or one.arg in RESOURCES:
                wanted = "a bool" if one.arg in FLAGS else "a resource"
                yield one.value, "wrong-type", f"`{one.arg}` must be {wanted}", ""
