#[derive(Debug, Clone, PartialEq)]
struct Level {
    name: String,
    /// Steps on the map, from the start.
    steps: u32,
    /// What else there is to say.
}

fn longest(levels: &[Level]) -> Option<&Level> {
    levels.iter().max_by_key(|level| level.steps)
}

#[test]
fn finds_the_longest() {
    let level = |name: &str, steps| Level { name: name.to_string(), steps };
    let levels = [level("cave", 30), level("tower", 90), level("hall", 4)];
    assert_eq!(longest(&levels).unwrap().name, "tower");
}
