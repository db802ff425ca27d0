"""What a file defines that can be called or made."""

from __future__ import annotations

from rusta_core.rust.calls.items import Items, last_name
from rusta_core.rust.syntax import SyntaxTree

SHOP = """
mod shelf {
    pub struct Box2(pub u8);
    struct Hidden;
    pub fn open(at: &str) -> Option<u8> { None }
    fn shut() {}
    impl Box2 { pub fn seen(&self) {} fn unseen(&self) {} }
}
#[derive(Debug, Clone, PartialEq)]
enum Price { Free, Euros(u32), Of { cents: u8 } }
struct Till<T: Ord> where T: Clone { all: Vec<T> }
impl<T: Ord + Clone> Till<T> {
    fn of(first: T, second: T) -> Till<T> { todo!() }
    fn new() -> Self { Till { all: vec![] } }
    fn put(&mut self, one: T) {}
    fn close(self) -> usize { 0 }
    fn shared(self: std::rc::Rc<Self>) {}
}
impl<T: Ord + Clone> Default for Till<T> { fn default() -> Self { Till::new() } }
type Prices = Vec<Price>;
async fn later() {}
unsafe fn risky() {}
fn price(of: &str, n: &mut u32) -> Price { Price::Free }
fn main() {}
#[test]
fn prices() {}
#[cfg(test)]
mod tests { pub fn help() {} }
"""


def found() -> Items:
    return Items.of(SyntaxTree(SHOP))


def test_functions_and_methods_with_what_they_take() -> None:
    names = [("::".join((*one.path, one.owner or "", one.name)), one.receiver) for one in found().functions]
    assert names == [
        ("shelf::::open", None),
        ("shelf::Box2::seen", "&"),
        ("Till::of", None),
        ("Till::new", None),
        ("Till::put", "&mut"),
        ("Till::close", "self"),
        ("Till::default", None),
        ("::price", None),
    ]
    assert found().has_main


def test_types_and_how_their_values_are_written() -> None:
    types = found().types
    assert list(types) == ["Box2", "Price", "Till"]
    assert [(shape.name, shape.names) for shape in types["Price"].shapes] == [
        ("Price::Free", None),
        ("Price::Euros", None),
        ("Price::Of", ("cents",)),
    ]
    assert types["Price"].derives == {"Debug", "Clone", "PartialEq"}
    assert types["Till"].open == ("T",)
    assert list(found().aliases) == ["Prices"]


def test_bounds_of_the_head_and_of_where() -> None:
    put = next(one for one in found().functions if one.name == "put")
    assert [last_name(bound) for bound in put.generics["T"]] == ["Ord", "Clone"]


def test_new_comes_before_other_constructors() -> None:
    assert [one.name for one in found().constructors("Till")] == ["new", "default", "of"]
    assert [one.name for one in found().methods("Till")] == ["close", "put"]
    assert found().implementors == {"Default": ["Till"]}


def test_what_does_not_parse_is_passed_over() -> None:
    assert Items.of(SyntaxTree("fn f( { struct impl }")).types == {}
