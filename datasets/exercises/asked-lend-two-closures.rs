#[derive(Debug, PartialEq)]
struct Summary {
    lines: Vec<String>,
    warnings: usize,
}

fn check(entries: &[(&str, i32)]) -> Summary {
    let mut lines = Vec::new();
    let mut warnings = 0;
    let mut note = |text: String| lines.push(text);
    let mut warn = |text: String| {
        warnings += 1;
        lines.push(format!("warning: {text}"));
    };
    for (name, amount) in entries {
        if *amount < 0 {
            warn(format!("{name} is below zero"));
        } else if *amount == 0 {
            warn(format!("{name} is empty"));
        } else {
            note(format!("{name}: {amount}"));
        }
    }
    note(format!("{} entries", entries.len()));
    Summary { lines, warnings }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let summary = check(&[("a", 3), ("b", -1), ("c", 2)]);
        assert_eq!(summary.lines, ["a: 3", "warning: b is below zero", "c: 2", "3 entries"]);
        assert_eq!(summary.warnings, 1);
    }

    #[test]
    fn empty_ones() {
        assert_eq!(check(&[("x", 0), ("y", 0)]).warnings, 2);
        assert_eq!(check(&[]).lines, ["0 entries"]);
    }
}
