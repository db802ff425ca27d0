mod parser {
    mod number {
        pub fn read(text: &str) -> Option<(u32, &str)> {
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            Some((text[..end].parse().ok()?, &text[end..]))
        }
    }

    pub fn sum(text: &str) -> Option<u32> {
        let (mut total, mut rest) = number::read(text)?;
        while let Some(after) = rest.strip_prefix('+') {
            let (next, left) = number::read(after)?;
            total += next;
            rest = left;
        }
        rest.is_empty().then_some(total)
    }
}

fn first(text: &str) -> Option<u32> {
    parser::number::read(text).map(|(number, _)| number)
}

#[test]
fn sums() {
    assert_eq!(parser::sum("1+20+3"), Some(24));
    assert_eq!(parser::sum("1+"), None);
    assert_eq!(first("42+1"), Some(42));
}
