use std::error::Error;
use std::thread;

fn checksum(line: &str) -> Result<u32, Box<dyn Error>> {
    let mut sum = 0u32;
    for part in line.split(',') {
        let number: u32 = part.trim().parse()?;
        sum = sum.checked_add(number).ok_or("the sum is too large")?;
    }
    Ok(sum)
}

/// The checksums of all lines, each worked out by a thread of its own.
fn checksums(lines: Vec<String>) -> Vec<Result<u32, Box<dyn Error>>> {
    let threads: Vec<_> = lines.into_iter().map(|line| thread::spawn(move || checksum(&line))).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_in_the_order_of_the_lines() {
        let lines = vec!["1, 2".to_string(), "7".to_string()];
        let found: Vec<u32> = checksums(lines).into_iter().map(|sum| sum.unwrap()).collect();
        assert_eq!(found, [3, 7]);
    }

    #[test]
    fn says_what_is_wrong() {
        let lines = vec!["x".to_string(), "4294967295, 1".to_string()];
        let found: Vec<String> = checksums(lines).into_iter().map(|sum| sum.unwrap_err().to_string()).collect();
        assert_eq!(found, ["invalid digit found in string", "the sum is too large"]);
    }
}
