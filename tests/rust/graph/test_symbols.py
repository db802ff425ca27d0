"""What files define: kinds, paths, names of their own that stay."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from rusta_core.records import File
from rusta_core.rust.graph.symbols import Symbol
from rusta_core.rust.graph.uses import Index

LIB = """\
pub mod inner;
pub trait Show {
    const WIDE: u8 = 1;
    type Out;
    fn show(&self) -> String;
}
impl Show for inner::Till {
    type Out = u8;
    fn show(&self) -> String {
        fn helper() {}
        String::new()
    }
}
impl From<u8> for inner::Till { fn from(_: u8) -> Self { todo!() } }
impl From<u16> for inner::Till { fn from(_: u16) -> Self { todo!() } }
macro_rules! twice { ($e:expr) => { $e * 2 } }
pub(crate) static TOP: u8 = 3;
"""
INNER = """\
pub type Cents = u64;
pub struct Till<T = u8> where T: Copy {
    pub cents: T,
    name: String,
}
enum Kind { A, B(u8), C { at: u8 } }
union Both { a: u8 }
impl<T: Copy> Till<T> {
    pub const fn new(cents: T, name: String) -> Self {
        Self { cents, name }
    }
}
extern "C" { fn abs(n: i32) -> i32; }
"""


def files(lib: str = LIB, inner: str = INNER) -> list[File]:
    return [File(path="src/lib.rs", text=lib), File(path="src/inner.rs", text=inner)]


def by_id(some: list[File]) -> dict[str, Symbol]:
    return {one.id: one for one in Index.of(some).symbols}


def test_all_kinds_by_their_paths() -> None:
    found = by_id(files())
    assert {id.removesuffix("@src/lib.rs") for id in found} == {
        "module crate", "module crate::inner", "trait crate::Show", "constant crate::Show::WIDE",
        "type crate::Show::Out", "method crate::Show::show", "type crate::inner::<Till as Show>::Out",
        "method crate::inner::<Till as Show>::show", "function crate::inner::<Till as Show>::show::helper",
        "method crate::inner::<Till as From<u8>>::from", "method crate::inner::<Till as From<u16>>::from",
        "macro crate::twice", "static crate::TOP", "type crate::inner::Cents", "struct crate::inner::Till",
        "field crate::inner::Till::cents", "field crate::inner::Till::name", "enum crate::inner::Kind",
        "variant crate::inner::Kind::A", "variant crate::inner::Kind::B", "variant crate::inner::Kind::C",
        "field crate::inner::Kind::C::at", "union crate::inner::Both", "field crate::inner::Both::a",
        "method crate::inner::Till::new", "function crate::inner::abs",
    }  # fmt: skip


def test_what_a_symbol_says_of_itself() -> None:
    found = by_id(files())
    new = found["method crate::inner::Till::new@src/lib.rs"]
    assert (new.file, new.owner, new.visibility) == ("src/inner.rs", "crate::inner::Till", "pub")
    assert new.signature == "pub const fn new(cents: T, name: String) -> Self"
    assert INNER.encode()[new.name_start : new.name_end] == b"new"
    assert INNER.encode()[new.start : new.end].startswith(b"pub const fn new")
    assert INNER.encode()[new.start : new.end].endswith(b"}\n    }")
    assert found["static crate::TOP@src/lib.rs"].signature == "pub(crate) static TOP: u8"
    assert found["static crate::TOP@src/lib.rs"].visibility == "pub(crate)"
    assert found["type crate::inner::Cents@src/lib.rs"].signature == "pub type Cents = u64"
    assert found["struct crate::inner::Till@src/lib.rs"].signature == "pub struct Till<T = u8> where T: Copy"
    assert found["variant crate::inner::Kind::B@src/lib.rs"].signature == "B(u8)"
    assert found["macro crate::twice@src/lib.rs"].signature == "macro_rules! twice"
    assert found["method crate::inner::<Till as Show>::show@src/lib.rs"].implements == "Show"


def test_what_is_equal_is_numbered() -> None:
    text = "#[cfg(unix)]\nfn f() {}\n#[cfg(windows)]\nfn f() {}\nmod f {}\n"
    found = by_id([File(path="main.rs", text=text)])
    names = ["module crate", "function crate::f", "function crate::f", "module crate::f"]
    assert list(found) == [f"{name}@main.rs{'#2' if n == 2 else ''}" for n, name in enumerate(names)]
    assert found["function crate::f@main.rs"].start < found["function crate::f@main.rs#2"].start


def test_a_type_is_where_its_module_says_it_is() -> None:
    impls = "impl Own { fn f() {} } impl crate::a::T { fn g() {} }"
    text = f"mod a {{ pub struct T; }}\nmod b {{ use super::a::T as Own; {impls} }}\n"
    found = by_id([File(path="main.rs", text=text)])
    assert {"method crate::a::T::f@main.rs", "method crate::a::T::g@main.rs"} <= found.keys()


def test_what_does_not_parse_is_read_around() -> None:
    found = by_id([File(path="main.rs", text="fn a() {}\nfn b( {\nstruct C { x: u8 }\n")])
    assert "function crate::a@main.rs" in found
    assert by_id([File(path="main.rs", text="")]).keys() == {"module crate@main.rs"}


def test_depth_is_no_matter() -> None:
    deep = f"fn f() -> u8 {{ {'(' * 3000}1{')' * 3000} }}\nfn g() {{ let {'(' * 2000}a{')' * 2000} = f(); }}\n"
    long = f"fn h() {{ {'f() + ' * 3000} f(); {'a::' * 2000}b(); }}\n"
    found = Index.of([File(path="main.rs", text=deep + long)])
    assert {one.name for one in found.symbols} == {"crate", "f", "g", "h"}
    assert len(found.uses) == 3002


NAMES = st.from_regex(r"zz[a-z]{1,6}", fullmatch=True)
ITEMS = st.sampled_from(
    ["fn {}() {{}}\n", "struct {} {{ zza: u8 }}\n", "mod {} {{ fn zzb() {{}} }}\n", "const {}: u8 = 1;\n", "// {}\n"]
)


@given(st.lists(st.tuples(ITEMS, NAMES), max_size=4), st.integers(0, 6), st.sampled_from(["lib", "inner", "file"]))
@settings(max_examples=60, deadline=None)
def test_ids_do_not_change_when_something_else_is_added(new: list[tuple[str, str]], at: int, where: str) -> None:
    before = by_id(files())
    added = "".join(item.format(name) for item, name in new)
    texts = {"lib": LIB, "inner": INNER}
    if where != "file":
        items = re.split(r"(?m)^(?=\S)(?![}])", texts[where])
        place = min(at, len(items))
        texts[where] = "".join([*items[:place], added, *items[place:]])
    more = [File(path="src/zzmore.rs", text=added)] if where == "file" else []
    after = by_id([*files(texts["lib"], texts["inner"]), *more])
    assert before.keys() <= after.keys()
    for id, one in before.items():
        assert after[id].signature == one.signature
    assert list(after) == list(by_id([*files(texts["lib"], texts["inner"]), *more]))
