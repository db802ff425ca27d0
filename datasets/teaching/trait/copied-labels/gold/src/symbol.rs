//! Symbols of the map.

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Symbol {
    pub sign: char,
    pub name: &'static str,
}

pub const HUT: Symbol = Symbol {
    sign: '^',
    name: "hut",
};

pub const SPRING: Symbol = Symbol {
    sign: '~',
    name: "spring",
};
