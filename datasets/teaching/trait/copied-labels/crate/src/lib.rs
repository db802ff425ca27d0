//! Points on a map with the symbols that mark them.

pub mod symbol;

use symbol::Symbol;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    pub symbol: Symbol,
    pub east: i32,
    pub north: i32,
}

/// Marks all places with one symbol.
pub fn mark_all(symbol: Symbol, places: &[(i32, i32)]) -> Vec<Mark> {
    let mark = |&(east, north)| Mark {
        symbol,
        east,
        north,
    };
    places.iter().map(mark).collect()
}

/// The marks as a legend: each symbol once, with how often it stands on the map.
pub fn legend(marks: &[Mark]) -> Vec<String> {
    let mut symbols: Vec<Symbol> = marks.iter().map(|mark| mark.symbol).collect();
    symbols.dedup();
    let times = |symbol: &Symbol| marks.iter().filter(|mark| mark.symbol == *symbol).count();
    symbols
        .iter()
        .map(|symbol| format!("{} {} ({})", symbol.sign, symbol.name, times(symbol)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_marks_many_places() {
        let marks = mark_all(symbol::HUT, &[(1, 2), (3, 4)]);
        assert_eq!(marks.len(), 2);
        assert_eq!((marks[1].east, marks[1].north), (3, 4));
        assert_eq!(marks[0].symbol, marks[1].symbol);
    }

    #[test]
    fn the_legend_names_each_symbol_once() {
        let mut marks = mark_all(symbol::HUT, &[(1, 2), (3, 4)]);
        marks.extend(mark_all(symbol::SPRING, &[(0, 0)]));
        assert_eq!(legend(&marks), ["^ hut (2)", "~ spring (1)"]);
    }
}
