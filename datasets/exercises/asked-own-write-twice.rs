use std::io::{self, Write};

fn heading<W: Write>(mut out: W, title: &str) -> io::Result<()> {
    writeln!(out, "{title}")?;
    writeln!(out, "{}", "=".repeat(title.len()))
}

fn row<W: Write>(mut out: W, name: &str, value: f64) -> io::Result<()> {
    writeln!(out, "{name:<6}{value:>8.2}")
}

fn report<W: Write>(out: W, title: &str, rows: &[(&str, f64)]) -> io::Result<f64> {
    heading(out, title)?;
    let mut sum = 0.0;
    for (name, value) in rows {
        row(out, name, *value)?;
        sum += value;
    }
    row(out, "sum", sum)?;
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_goes_to_one_place() {
        let mut out = Vec::new();
        let sum = report(&mut out, "Cost", &[("tea", 1.5), ("cake", 2.25)]).unwrap();
        assert_eq!(sum, 3.75);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "Cost\n====\ntea       1.50\ncake      2.25\nsum       3.75\n");
    }

    #[test]
    fn no_rows() {
        let mut out = Vec::new();
        report(&mut out, "X", &[]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().lines().count(), 3);
    }
}
