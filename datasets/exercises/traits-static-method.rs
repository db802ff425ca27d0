trait Parse {
    fn parse(text: &str) -> Option<Self>
    where
        Self: Sized;
}

#[derive(Debug, PartialEq)]
struct Percent(u8);

impl Parse for Percent {
    fn parse(&self, text: &str) -> Option<Self> {
        let number = text.strip_suffix('%')?.parse().ok()?;
        (number <= 100).then_some(Percent(number))
    }
}

fn all<T: Parse>(text: &str) -> Vec<T> {
    text.split_whitespace().filter_map(T::parse).collect()
}

#[test]
fn parses() {
    assert_eq!(all::<Percent>("5% 101% x 100%"), [Percent(5), Percent(100)]);
}
