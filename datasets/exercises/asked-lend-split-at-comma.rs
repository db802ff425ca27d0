struct Fields {
    parts: Vec<String>,
    count: usize,
}

/// The first field and what is left behind its comma, quotes taken away.
fn first_field(line: &str) -> (&str, &str) {
    let plain = line.replace('"', "");
    match plain.find(',') {
        Some(at) => (&plain[..at], &plain[at + 1..]),
        None => (&plain, ""),
    }
}

fn fields(line: &str) -> Fields {
    let mut parts = vec![];
    let mut rest = line.to_string();
    while !rest.is_empty() {
        let (field, left) = first_field(&rest);
        parts.push(field.trim().to_string());
        rest = left.to_string();
    }
    let count = parts.len();
    Fields { parts, count }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_quotes() {
        let fields = fields("\"a\", b,c");
        assert_eq!(fields.parts, ["a", "b", "c"]);
        assert_eq!(fields.count, 3);
    }

    #[test]
    fn one_and_none() {
        assert_eq!(fields("x").parts, ["x"]);
        assert_eq!(fields("").count, 0);
    }
}
