//! What a customer wants.

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub article: String,
    pub wanted: u32,
    pub reserved: u32,
}

impl Line {
    pub fn open(&self) -> u32 {
        self.wanted - self.reserved
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub number: u32,
    pub lines: Vec<Line>,
}

impl Order {
    pub fn new(number: u32, wanted: &[(&str, u32)]) -> Self {
        let line = |&(article, wanted): &(&str, u32)| Line {
            article: article.to_string(),
            wanted,
            reserved: 0,
        };
        Order {
            number,
            lines: wanted.iter().map(line).collect(),
        }
    }

    pub fn is_complete(&self) -> bool {
        self.lines.iter().all(|line| line.open() == 0)
    }
}
