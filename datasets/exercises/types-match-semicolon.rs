#[derive(Clone, Copy)]
enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

fn months(season: Season) -> &'static str {
    let months = match season {
        Season::Spring => { "MAM"; }
        Season::Summer => "JJA",
        Season::Autumn => "SON",
        Season::Winter => "DJF",
    };
    months
}

fn has(season: Season, month: char) -> bool {
    months(season).contains(month)
}

#[test]
fn has_months() {
    assert!(has(Season::Spring, 'A'));
    assert!(has(Season::Autumn, 'O'));
    assert!(!has(Season::Winter, 'A'));
    assert_eq!(months(Season::Summer), "JJA");
}
