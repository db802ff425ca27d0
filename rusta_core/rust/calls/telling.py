"""How a call tells what is in a value, whether its type can be told or not: Rust that stands before the calls."""

from __future__ import annotations

from rusta_core.rust.calls.items import Items, Type

MODULE = "rusta_calls"
DEEPEST = 16
"""How far a value is told that may hold itself."""
_OPENS, _GAVE, _CLOSES = "\\u{1}", "\\u{2}", "\\u{3}"
SHOWN = f"""
mod {MODULE} {{
use super::*;
struct Shown<T>(T);
trait ByDebug {{ fn shown(self) -> ::std::string::String; }}
trait ByItems {{ fn shown(self) -> ::std::string::String; }}
trait ByNothing {{ fn shown(self) -> ::std::string::String; }}
impl<T: ::std::fmt::Debug> ByDebug for &mut &mut &mut Shown<T> {{
    fn shown(self) -> ::std::string::String {{ ::std::format!("{{:?}}", self.0) }}
}}
impl<T: ::std::iter::Iterator> ByItems for &mut &mut Shown<T> where T::Item: ::std::fmt::Debug {{
    fn shown(self) -> ::std::string::String {{
        let all: ::std::vec::Vec<_> = ::std::iter::Iterator::take(&mut self.0, 50).collect();
        ::std::format!("{{:?}}", all)
    }}
}}
impl<T> ByNothing for &mut Shown<T> {{ fn shown(self) -> ::std::string::String {{ ::std::string::String::new() }} }}
::std::thread_local! {{ static DEEP: ::std::cell::Cell<usize> = ::std::cell::Cell::new(0); }}
fn inside(all: &[::std::string::String], f: &mut ::std::fmt::Formatter) -> ::std::fmt::Result {{
    f.write_str(&all.join(" "))
}}
fn deeper(told: impl ::std::ops::FnOnce() -> ::std::string::String) -> ::std::string::String {{
    let deep = DEEP.with(|it| it.replace(it.get() + 1));
    let told = if deep < {DEEPEST} {{ told() }} else {{ ::std::string::String::from("...") }};
    DEEP.with(|it| it.set(deep));
    told
}}
fn say(name: &str, what: ::std::string::String) {{
    ::std::println!("{_OPENS}{{}}{_GAVE}{{}}{_CLOSES}", name, what.escape_debug());
}}
"""
"""Methods are looked for by the fewest borrows first: what can be told by `Debug` is, else what can be walked, and the
rest says nothing (dtolnay, "Autoref-based stable specialization", 2019)."""


def telling(items: Items) -> list[str]:
    """`Debug` for the types that have none, as far as it can be told of each field; a line each."""
    plain = (one for one in items.types.values() if not one.path and not items.told(one) and "=" not in one.head)
    return [_debug(one) for one in plain if one.shapes]


def _debug(found: Type) -> str:
    arms = []
    for shape in found.shapes:
        own = [f"it_{at}" for at in range(len(shape.types))]
        named = [f"{name}: {it}" for name, it in zip(shape.names or (), own, strict=False)]
        pattern = f"{{ {', '.join(named)} }}" if shape.names is not None else f"({', '.join(own)})" if own else ""
        told = "".join(f", deeper(|| (&mut &mut &mut Shown({it})).shown())" for it in own)
        arms.append(f'{shape.name}{pattern} => inside(&["{shape.name}".into(){told}], f),')
    head, given = (f"<{found.head}>", f"<{found.given}>") if found.head else ("", "")
    return (
        f"impl{head} ::std::fmt::Debug for {found.name}{given} {found.where} {{ fn fmt(&self, f: &mut "
        f"::std::fmt::Formatter) -> ::std::fmt::Result {{ match self {{ {' '.join(arms)} }} }} }}"
    )
