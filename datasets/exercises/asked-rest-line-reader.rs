use std::io::BufRead;

/// Asks for a number until one comes that is in the range; nothing where the input ends before.
fn ask<R: BufRead>(input: &mut R, low: u32, high: u32) -> Option<u32> {
    loop {
        let mut buffer = String::new();
        let line = input.read_line(&mut buffer).ok()?;
        if line.is_empty() {
            return None;
        }
        match line.trim().parse() {
            Ok(number) if (low..=high).contains(&number) => return Some(number),
            _ => continue,
        }
    }
}

fn ask_all<R: BufRead>(input: &mut R, times: usize) -> Vec<u32> {
    (0..times).map_while(|_| ask(input, 1, 6)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_until_it_fits() {
        let mut input = "x\n7\n\n 5 \n2\n".as_bytes();
        assert_eq!(ask(&mut input, 1, 6), Some(5));
        assert_eq!(ask(&mut input, 1, 6), Some(2));
        assert_eq!(ask(&mut input, 1, 6), None);
    }

    #[test]
    fn asks_all() {
        assert_eq!(ask_all(&mut "1\n9\n2\n".as_bytes(), 4), [1, 2]);
    }
}
