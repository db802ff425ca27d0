#[derive(Debug)]
struct Record<'a> { key: &'a str, value: &'a str }

struct Table<'a> { rows: Vec<Record<'a>> }

impl<'a> Table<'a> {
    fn new() -> Table<'a> {
        Table { rows: Vec::new() }
    }

    fn add(&mut self, record: Record<'a>) {
        self.rows.push(record);
    }

    fn get(&self, key: &str) -> Option<&'a str> {
        self.rows.iter().find(|row| row.key == key).map(|row| row.value)
    }
}

fn parse<'a>(line: &'a str) -> Record<'a> {
    let (key, value) = line.split_once('=').unwrap();
    Record { key: key.trim(), value: value.trim() }
}

fn load(text: &str) -> Table<'static> {
    let mut table = Table::new();
    for line in text.lines() {
        let lower = line.to_lowercase();
        table.add(parse(&lower));
    }
    table
}

fn main() {
    println!("{:?}", load("A = b").get("a"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds() {
        assert_eq!(load("A = b").get("a"), Some("b"));
    }
}
