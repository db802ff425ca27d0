#[derive(Debug, Clone, Copy, PartialEq)]
enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

fn number(day: Day) -> u8 {
    match day {
        Day::Monday => 1,
        Day::Tuesday => 2,
        Day::Wednesday => 3,
    }
}

#[test]
fn numbers() {
    assert_eq!(number(Day::Sunday), 7);
    assert_eq!(number(Day::Thursday), 4);
}
