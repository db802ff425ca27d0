//! Releases of a program in their order: 1.10 comes after 1.9.

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Release {
    parts: Vec<u32>,
}

impl Release {
    /// Read `1.10.2`; `None` where a part is no number. Zeros at the end do not count.
    fn parse(text: &str) -> Option<Self> {
        let parts = text
            .trim()
            .split('.')
            .map(|part| part.parse::<u64>().ok().map(|part| part as u32));
        let mut parts = parts.collect::<Option<Vec<u32>>>()?;
        while parts.last() == Some(&0) {
            parts.pop();
        }
        Some(Release { parts })
    }
}

/// The latest of several releases; what cannot be read is passed over.
fn latest<'a>(releases: &[&'a str]) -> Option<&'a str> {
    let readable = releases
        .iter()
        .filter_map(|text| Some((Release::parse(text)?, *text)));
    readable.max().map(|(_, text)| text)
}

fn main() {
    println!("{:?}", latest(&["1.9", "1.10", "1.2.3", "next"]));
}

#[test]
fn parts_are_compared_as_numbers() {
    assert_eq!(latest(&["1.9", "1.10", "1.2.3"]), Some("1.10"));
    assert!(Release::parse("2") > Release::parse("1.99.99"));
}

#[test]
fn zeros_at_the_end_do_not_count() {
    assert_eq!(Release::parse("1.0.0"), Release::parse("1"));
    assert!(Release::parse("1.0.1") > Release::parse("1"));
}

#[test]
fn what_cannot_be_read_is_passed_over() {
    assert_eq!(Release::parse("1.-2"), None);
    assert_eq!(latest(&["next", "4294967297.5", "0.1"]), Some("0.1"));
    assert_eq!(latest(&[]), None);
}
