use std::fmt;

trait Report {
    fn score(&self) -> u32;

    fn line(&self, width: usize) -> String {
        format!("{:<width$}|{:>4}", self.to_string(), self.score())
    }
}

struct Pupil {
    name: &'static str,
    marks: Vec<u32>,
}

impl fmt::Display for Pupil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)
    }
}

impl Report for Pupil {
    fn score(&self) -> u32 {
        self.marks.iter().sum()
    }
}

struct Bonus(u32);

impl Report for Bonus {
    fn score(&self) -> u32 {
        self.0
    }
}

impl fmt::Display for Bonus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.0)
    }
}

fn table(rows: &[&dyn Report]) -> Vec<String> {
    rows.iter().map(|row| row.line(5)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_up() {
        let ann = Pupil { name: "Ann", marks: vec![3, 4] };
        assert_eq!(table(&[&ann, &Bonus(10)]), ["Ann  |   7", "+10  |  10"]);
    }
}
