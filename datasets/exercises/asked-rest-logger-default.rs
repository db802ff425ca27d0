use std::fmt;

struct Logger<W> {
    out: W,
    lines: usize,
}

impl<W: fmt::Write> Logger<W> {
    fn log(&mut self, level: &str, text: impl fmt::Display) -> bool {
        self.lines += 1;
        writeln!(self.out, "[{level}] {text}")
    }

    fn log_all<T>(&mut self, texts: &[T]) -> usize {
        texts.iter().filter(|text| self.log("info", text)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs() {
        let mut logger = Logger { out: String::new(), lines: 0 };
        assert!(logger.log("warn", "low"));
        assert_eq!(logger.log_all(&[1, 2]), 2);
        assert_eq!(logger.out, "[warn] low\n[info] 1\n[info] 2\n");
        assert_eq!(logger.lines, 3);
    }
}
