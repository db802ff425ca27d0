#[derive(Debug, Clone, PartialEq)]
struct Seat {
    row: u32,
    letter: char,
}

fn seats(rows: u32, letters: &str) {
    let mut all = Vec::new();
    for row in 1..=rows {
        for letter in letters.chars() {
            all.push(Seat { row, letter });
        }
    }
    all
}

fn labels(rows: u32, letters: &str) -> Vec<String> {
    seats(rows, letters).iter().map(|seat| format!("{}{}", seat.row, seat.letter)).collect()
}

#[test]
fn lists_seats() {
    assert_eq!(labels(2, "AB"), ["1A", "1B", "2A", "2B"]);
    assert!(seats(0, "AB").is_empty());
}
