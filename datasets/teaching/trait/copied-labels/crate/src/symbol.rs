//! Symbols of the map.

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Symbol {
    pub sign: char,
    pub name: String,
}

pub const HUT: Symbol = Symbol {
    sign: '^',
    name: String::from("hut"),
};

pub const SPRING: Symbol = Symbol {
    sign: '~',
    name: String::from("spring"),
};
