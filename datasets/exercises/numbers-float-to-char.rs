/// Marks of a row of lamps: how bright each is, from dark to full.
fn lamps(levels: &[f64]) -> String {
    let marks = [' ', '.', ':', '#'];
    levels
        .iter()
        .map(|level| {
            let at = (level.clamp(0.0, 1.0) * 3.0).round();
            marks[at]
        })
        .collect()
}

#[test]
fn draws() {
    assert_eq!(lamps(&[0.0, 0.3, 0.6, 0.9, 7.0, -1.0]), " .:## ");
}
