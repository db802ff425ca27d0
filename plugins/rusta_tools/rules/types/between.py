"""Between two types: the expressions that make a value of one out of a value of another, `{}` for the value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rusta_tools.places import Source
from rusta_tools.rules.types.declared import fields, impls, items, named, part, text
from rusta_tools.std_index import head, std_index

NUMBER = re.compile(r"[iu](?:8|16|32|64|128|size)|f32|f64|\{(?:integer|float)\}")
WRAPPERS = {
    "Box": "Box::new",
    "Rc": "Rc::new",
    "Arc": "Arc::new",
    "RefCell": "RefCell::new",
    "Cell": "Cell::new",
    "Mutex": "Mutex::new",
    "RwLock": "RwLock::new",
    "Option": "Some",
    "Result": "Ok",
    "Cow": "Cow::from",
    "Reverse": "Reverse",
    "Wrapping": "Wrapping",
    "Pin": "Box::pin",
}
"""What puts a value into another."""

OPENED = {
    "Option": (".unwrap()", "?", ".unwrap_or_default()"),
    "Result": (".unwrap()", "?", ".unwrap_or_default()"),
    "Rc": (".as_ref().clone()",),
    "Arc": (".as_ref().clone()",),
    "RefCell": (".borrow().clone()", ".into_inner()", ".take()"),
    "Cell": (".get()", ".into_inner()"),
    "Mutex": (".lock().unwrap().clone()", ".into_inner().unwrap()"),
    "RwLock": (".read().unwrap().clone()",),
    "Cow": (".into_owned()",),
    "Wrapping": (".0",),
    "Reverse": (".0",),
    "Ref": (".clone()",),
    "RefMut": (".clone()",),
    "MutexGuard": (".clone()",),
}
"""What gets a value out of another."""

_NOT_MEANT = ("clone", "to_owned", "unwrap_unchecked", "assume_init")
_STRINGS = ("String", "str")
_BORROWED = {"&Path": "std::path::Path", "&OsStr": "std::ffi::OsStr"}
"""What a text can be seen as, and where its type lives."""
_LISTS = ("Vec", "slice", "array", "VecDeque", "HashSet", "BTreeSet", "HashMap", "BTreeMap")
_NAMES = (
    "Map Filter FilterMap Iter IntoIter IterMut Rev Enumerate Zip Chain Chars Take Skip Cloned Copied Split Lines "
    "SplitWhitespace Keys Values FlatMap Flatten TakeWhile SkipWhile Peekable StepBy Range CharIndices Bytes "
    "Windows Chunks Scan Drain Box"
)
_ITERATORS = _NAMES.split()


def arguments(kind: str) -> list[str]:
    """The arguments of a generic type, at the outermost level."""
    opened = kind.find("<")
    return split(kind[opened + 1 : -1]) if opened > 0 and kind.endswith(">") else []


def split(listed: str) -> list[str]:
    """A list cut at the commas that stand in no bracket."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(listed):
        depth += sign in "<([{"
        depth -= sign in ")]}" or (sign == ">" and listed[at - 1 : at] not in ("-", "="))
        if sign == "," and not depth:
            found.append(listed[start:at].strip())
            start = at + 1
    return [piece for piece in [*found, listed[start:].strip()] if piece]


def between(wanted: str, found: str, source: Source) -> list[str]:
    """Ways to a value of the type that is wanted, those that are meant most often first, each once."""
    return list(dict.fromkeys(_between(_plain(wanted), _plain(found), source)))


def _plain(kind: str) -> str:
    """Without paths and the lifetimes of references."""
    return re.sub(r"&'\w+ ", "&", re.sub(r"\b(?:\w+::)+(?=\w)", "", kind.strip()))


def _between(wanted: str, found: str, source: Source) -> Iterator[str]:
    yield from _numbers(wanted, found)
    yield from _own_types(wanted, found, source)
    if head(wanted) == head(found) == "PhantomData":
        yield "std::marker::PhantomData"
    if head(wanted) in _STRINGS:
        yield from _to_string(wanted, found)
    if found in ("&str", "String", "&String", "str", "&&str"):
        yield from _from_string(wanted)
    yield from _references(wanted, found)
    yield from _wrapped(wanted, found)
    yield from _opened(wanted, found)
    yield from _lists(wanted, found)
    yield from _truth(wanted, found)
    yield from _by_index(wanted, found)


def _numbers(wanted: str, found: str) -> Iterator[str]:
    bare = found.lstrip("&")
    if NUMBER.fullmatch(wanted) and NUMBER.fullmatch(bare):
        star = "*" * (len(found) - len(bare))
        if "{" not in wanted and wanted != bare:
            yield f"{star}{{}} as {wanted}"
            if "From" in std_index().conversions(bare, wanted):
                yield f"{wanted}::from({star}{{}})"
            elif "f" not in wanted + bare:
                yield f"{wanted}::try_from({star}{{}}).unwrap()"
    if wanted == "char" and found == "u8":
        yield "{} as char"
    if wanted == "char" and found == "u32":
        yield "char::from_u32({}).unwrap()"
        yield "char::from_digit({}, 10).unwrap()"
    if wanted == "{integer}" and found == "bool":
        yield from (f"{{}} as {kind}" for kind in ("u32", "i32", "usize", "u64", "i64"))
    elif NUMBER.fullmatch(wanted) and found in ("char", "bool"):
        yield f"{{}} as {wanted}"
        if found == "char":
            yield f"{{}}.to_digit(10).unwrap() as {wanted}" if wanted != "u32" else "{}.to_digit(10).unwrap()"


def _to_string(wanted: str, found: str) -> Iterator[str]:
    mark, name = ("&" if wanted.startswith("&") else ""), head(found)
    if name == "char" and found.startswith("&") and not mark:
        yield "{}.to_string()"
    if mark and name == "String" and not found.startswith("&"):
        yield from ("&{}", "{}.as_str()")
    elif name in ("str", "char", "bool", "String", "Arguments") or NUMBER.fullmatch(found.lstrip("&")):
        yield f"{mark}{{}}.to_string()"
        if name == "str" and not mark:
            yield from ("String::from({})", "{}.to_owned()", "{}.into()")
    elif name in ("Path", "PathBuf", "OsStr", "OsString"):
        yield from (f"{mark}{{}}.to_string_lossy()" + ("" if mark else ".into_owned()"), "{}.to_str().unwrap()")
    elif name in ("Vec", "slice", "array") and re.search(r"[<\[]u8\b", found):
        yield "String::from_utf8({}).unwrap()" if name == "Vec" else f"{mark}String::from_utf8_lossy({{}})"
        yield f"{mark}String::from_utf8_lossy(&{{}})" + ("" if mark else ".into_owned()")
        yield "std::str::from_utf8({}).unwrap()"
    elif name in ("Vec", "slice", "array"):
        if "char" in found:
            yield f"{mark}{{}}.iter().collect::<String>()"
        yield from (f'{mark}{{}}.join(" ")', f'{mark}{{}}.join("")', f"{mark}{{}}.concat()", f'{mark}{{}}.join(", ")')
    elif name in ("Rev", "Map", "Filter", "Chars", "Take", "Skip", "ToUppercase", "ToLowercase", "FlatMap", "Chain"):
        yield f"{mark}{{}}.collect::<String>()"
        yield f"{mark}{{}}.to_string()"


def _from_string(wanted: str) -> Iterator[str]:
    if NUMBER.fullmatch(wanted) or wanted in ("bool", "IpAddr", "SocketAddr", "Ipv4Addr"):
        for get in (".unwrap()", "?", ".unwrap_or_default()", ".unwrap_or(0)"):
            yield f"{{}}.parse::<{wanted}>(){get}"
        yield f"{{}}.trim().parse::<{wanted}>().unwrap()"
    elif wanted == "char":
        yield "{}.chars().next().unwrap()"
    elif head(wanted) in ("Vec", "VecDeque", "HashSet"):
        inner = (arguments(wanted) or [""])[0]
        yield from ("{}.bytes().collect()", "{}.as_bytes().to_vec()") if inner == "u8" else ()
        yield "{}.chars().collect()"
        yield (
            "{}.split_whitespace().collect()"
            if inner == "&str"
            else "{}.split_whitespace().map(String::from).collect()"
        )
        yield "{}.lines().collect()"
    elif wanted in ("&[u8]", "[u8]"):
        yield "{}.as_bytes()"
    elif wanted in ("PathBuf", "OsString"):
        yield f"{wanted}::from({{}})"
    elif wanted in _BORROWED:
        yield from (f"{_BORROWED[wanted]}::new({{}})", f"{_BORROWED[wanted]}::new(&{{}})")


def _references(wanted: str, found: str) -> Iterator[str]:
    if found.lstrip("&").removeprefix("mut ") == wanted:
        yield from ("*{}", "{}.clone()", "{}.to_owned()")
    if wanted.startswith("&mut ") and wanted[5:] == found:
        yield "&mut {}"
    elif wanted.startswith("&") and not wanted.startswith("&mut "):
        inner = wanted[1:]
        if inner == found or (inner.startswith("dyn ") and not found.startswith("&")):
            yield "&{}"
        if head(found) in ("Box", "Rc", "Arc", "Ref", "MutexGuard") and inner in arguments(found):
            yield from ("&{}", "&*{}", "{}.as_ref()")
        if head(inner) in ("slice", "str") and not found.startswith("&"):
            yield from ("&{}", "&{}[..]")
        if found.startswith("&mut "):
            yield "&*{}"
    if found.startswith("&&") and wanted == found[1:]:
        yield "*{}"


def _wrapped(wanted: str, found: str) -> Iterator[str]:
    name, given = head(wanted), arguments(wanted)
    if wanted.startswith("&") or name not in WRAPPERS or not given:
        return
    inner = given[0]
    if (
        inner == found
        or inner in ("_", "T")
        or inner.startswith("dyn ")
        or (found == "{integer}" and NUMBER.fullmatch(inner))
    ):
        yield f"{WRAPPERS[name]}({{}})"
    elif name == head(found):
        yield from _same_wrapper(name, wanted, found)
    else:
        deeper = [
            *_wrapped(inner, found),
            *_to_string(inner, found),
            *_references(inner, found),
            *_numbers(inner, found),
            *(_from_string(inner) if inner in _BORROWED else ()),
        ]
        yield from (f"{WRAPPERS[name]}({way})" for way in deeper[:4])
        if head(found) not in OPENED:
            yield f"{WRAPPERS[name]}({{}})"
    if name == "Option" and head(found) == "Result":
        yield "{}.ok()"
    if name == "Result" and head(found) == "Option":
        yield '{}.ok_or("nothing there".to_string())' if given[1:] == ["String"] else "{}.ok_or_else(Default::default)"


def _same_wrapper(name: str, wanted: str, found: str) -> Iterator[str]:
    a, b = arguments(wanted)[0], (arguments(found) or [""])[0]
    if name in ("Option", "Result"):
        if a.startswith("Box<dyn "):
            yield f"{{}}.map(|one| Box::new(one) as {a})"
        if b == f"&{a}":
            yield from ("{}.cloned()", "{}.copied()")
        if a == f"&{b}":
            yield "{}.as_ref()"
        if a == f"&mut {b}":
            yield "{}.as_mut()"
        if a.startswith("&mut ") and b == f"&mut Box<{a[5:]}>":
            yield "{}.as_deref_mut()"
        if a.startswith("&") and b == f"&Box<{a[1:]}>":
            yield "{}.as_deref()"
        if a in ("&str", "&[u8]") or head(b) in ("Box", "String", "Vec"):
            yield from ("{}.as_deref()", "{}.map(|inner| *inner)")
        if a == "String" and head(b) == "str":
            yield "{}.map(String::from)"
        if NUMBER.fullmatch(a) and NUMBER.fullmatch(b):
            yield f"{{}}.map(|number| number as {a})"
        if head(a) in WRAPPERS and b in arguments(a):
            yield f"{{}}.map({WRAPPERS[head(a)]})"
        yield "{}.map(Into::into)"
    if name == "Result" and len(arguments(wanted)) == 2:
        error = arguments(wanted)[1]
        if error == "String":
            yield "{}.map_err(|error| error.to_string())"
        yield from ("{}.map_err(Into::into)", "{}.map_err(|error| error.into())", "Ok({}?)")
    if name in ("Option", "Result") and head(b) == name:
        yield from ("{}.flatten()", "{}.unwrap()")


def _opened(wanted: str, found: str) -> Iterator[str]:
    bare, name = found.lstrip("&").removeprefix("mut "), head(found)
    inner = (arguments(bare) or [""])[0]
    if name == "Result" and inner == "_" and not wanted.startswith(("Result", "Option")):
        yield from ("{}?", "{}.ok()?", '{}.map_err(|_| "not valid".to_string())?')
        yield from ("{}.unwrap_or_default()", "{}.unwrap()")
    if name in OPENED and inner:
        same = inner == wanted
        if name in ("Option", "Result") and found.startswith("&"):
            yield from ("{}.as_ref().unwrap()", "{}.clone().unwrap()") if wanted.startswith("&") or same else ()
        if same or head(inner) == head(wanted) or wanted in ("_", "T"):
            yield from (f"{{}}{way}" for way in OPENED[name])
        if wanted == f"&{inner}" and name in ("Option", "Result"):
            yield from ("{}.as_ref().unwrap()", "&{}.unwrap()")
        if inner == f"&{wanted}":
            yield from ("*{}.unwrap()", "{}.unwrap().clone()", "{}.cloned().unwrap_or_default()")
        if head(inner) in OPENED and arguments(inner) == [wanted]:
            yield from (f"{{}}{way}" for way in OPENED[head(inner)])
    if name in ("Box", "Rc", "Arc") and wanted == inner:
        yield from ("*{}", "(*{}).clone()")


def _lists(wanted: str, found: str) -> Iterator[str]:
    made, given = head(wanted), head(found)
    if wanted == "&[&str]" and re.search(r"\bString\b", found):
        yield "&{}.iter().map(|text| text.as_str()).collect::<Vec<_>>()"
    if made == "slice" and wanted.startswith("&") and given in ("Vec", "array"):
        yield from ("&{}", "{}.as_slice()")
    if made in _LISTS and not wanted.startswith("&"):
        inner = (arguments(wanted) or [wanted.strip("[]").partition(";")[0]])[0]
        if made == "Vec" and given in ("slice", "array", "Vec"):
            yield "{}.to_vec()"
            if inner == "String" and "str" in found:
                yield "{}.iter().map(|text| text.to_string()).collect()"
        if made == "array" and given in ("Vec", "slice"):
            yield "{}.try_into().unwrap()"
        if given in _LISTS:
            yield from ("{}.into_iter().collect()", "{}.iter().cloned().collect()")
        elif given in _ITERATORS or found.startswith("impl Iterator"):
            yield from ("{}.collect()", "{}.cloned().collect()", "{}.map(String::from).collect()")
        elif made == "Vec" and (found == inner or inner in ("_", "T")):
            yield "vec![{}]"
        elif given == "Option":
            yield "{}.into_iter().collect()"
    if wanted == "usize" and given in (*_LISTS, *_STRINGS):
        yield "{}.len()"
    if wanted == "usize" and given in _ITERATORS:
        yield "{}.count()"


def _truth(wanted: str, found: str) -> Iterator[str]:
    if wanted == "bool":
        name = head(found)
        if name == "Option":
            yield from ("{}.is_some()", "{}.is_none()")
        elif name == "Result":
            yield from ("{}.is_ok()", "{}.is_err()")
        elif NUMBER.fullmatch(found):
            yield from ("{} != 0", "{} > 0", "{} == 1")
        elif name in (*_STRINGS, *_LISTS):
            yield from ("!{}.is_empty()", "{}.is_empty()")


def _own_types(wanted: str, found: str, source: Source) -> Iterator[str]:
    """By what the file declares: a constructor, a variant, a field, a method, an impl of `From`."""
    name, given = head(wanted), head(found)
    for item in items(source, name, "struct_item", "enum_item") if not wanted.startswith("&") else ():
        held = fields(source, item)
        if impls(source, name, "From"):
            yield from (f"{name}::from({{}})", "{}.into()")
        if len(held) == 1 and held[0][1] == found:
            yield f"{name}({{}})" if held[0][0].isdigit() else f"{name} {{ {held[0][0]}: {{}} }}"
        for variant in named(part(item, "body"), "enum_variant"):
            if [kind for _, kind in fields(source, variant)] == [found]:
                yield f"{name}::{text(source, part(variant, 'name'))}({{}})"
        for method, signature in _own_methods(source, name):
            if re.fullmatch(r"\(\w+: .*\) -> (Self|" + re.escape(name) + ")", signature):
                yield f"{name}::{method}({{}})"
    for item in items(source, given, "struct_item"):
        yield from (f"{{}}.{field}" for field, kind in fields(source, item) if kind == wanted)
        yield from (f"&{{}}.{field}" for field, kind in fields(source, item) if wanted == f"&{kind}")
    for method, signature in _own_methods(source, given):
        if re.fullmatch(r"\((&|&mut )?self\) -> " + re.escape(wanted), signature):
            yield f"{{}}.{method}()"


def _own_methods(source: Source, owner: str) -> Iterator[tuple[str, str]]:
    for block in impls(source, owner, None):
        for function in named(part(block, "body"), "function_item"):
            signature = f"{text(source, part(function, 'parameters'))} -> {text(source, part(function, 'return_type'))}"
            yield text(source, part(function, "name")), signature


def _by_index(wanted: str, found: str) -> Iterator[str]:
    """By what std says of the two: a conversion, or a method that gives the one from the other."""
    traits = std_index().conversions(found, wanted)
    if "From" in traits:
        yield from ("{}.into()", f"{head(wanted)}::from({{}})")
    if "AsRef" in traits:
        yield "{}.as_ref()"
    if "TryFrom" in traits:
        yield from ("{}.try_into().unwrap()", "{}.try_into()?")
    plain = re.sub(r"<.*>", "", wanted)
    for name, signature in std_index().methods(head(found)).items():
        taken, _, given = signature.partition(") -> ")
        gives = re.sub(r"<.*>", "", given).replace("&'static ", "&") == plain
        if gives and taken in ("(&self", "(self") and name not in _NOT_MEANT:
            yield f"{{}}.{name}()"
