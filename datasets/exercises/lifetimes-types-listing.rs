use std::fmt;

struct Entry { name: &str, size: u32 }

struct Listing { entries: Vec<Entry>, root: Option<Box<Entry>> }

impl Listing {
    fn new() -> Self {
        Listing { entries: Vec::new(), root: None }
    }

    fn total(&self) -> u32 {
        self.entries.iter().map(|entry| entry.size).sum()
    }

    fn largest(&self) -> Option<&Entry> {
        self.entries.iter().max_by_key(|entry| entry.size).or(self.root.as_deref())
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.size)
    }
}

fn main() {
    let mut listing = Listing::new();
    listing.entries.push(Entry { name: "a", size: 3 });
    println!("{} {}", listing.total(), listing.largest().unwrap());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing() {
        assert_eq!(Listing::new().total(), 0);
    }
}
