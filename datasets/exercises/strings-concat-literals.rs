fn banner(title: &str, width: usize) -> String {
    let line = "+" + "-".repeat(width) + "+";
    format!("{line}\n|{title:^width$}|\n{line}")
}

#[test]
fn frames() {
    assert_eq!(banner("hi", 4), "+----+\n| hi |\n+----+");
    assert_eq!(banner("", 0), "++\n||\n++");
}
