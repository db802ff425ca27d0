#[derive(Debug, PartialEq)]
enum Step {
    Forward(i32),
    Back(i32),
}

/// Plays moves on a row of names; what would leave it stays at its ends.
fn walk<'a>(names: &[&'a str], steps: &[Step]) -> &'a str {
    let mut at: i32 = 0;
    for step in steps {
        match step {
            Step::Forward(by) => at += by,
            Step::Back(by) => at -= by,
        }
        at = at.clamp(0, names.len() as i32 - 1);
    }
    names[at]
}

#[test]
fn walks() {
    let names = ["start", "hall", "stairs", "roof"];
    assert_eq!(walk(&names, &[Step::Forward(2), Step::Back(1)]), "hall");
    assert_eq!(walk(&names, &[Step::Back(5), Step::Forward(9)]), "roof");
    assert_eq!(walk(&names, &[]), "start");
}
