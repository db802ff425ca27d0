fn trace(steps: u32) -> Vec<String> {
    let mut energy = 100;
    let mut lines = Vec::new();
    let mut spend = |cost: i32| energy -= cost;
    for step in 0..steps {
        spend(step as i32);
        lines.push(format!("{step}: {energy}"));
    }
    lines
}

#[test]
fn traces() {
    assert_eq!(trace(3), vec!["0: 100", "1: 99", "2: 97"]);
}
