use std::str::FromStr;

/// Numbers or whatever else, with commas between; what is empty is left out.
fn parse_list<T>(text: &str) -> Result<Vec<T>, String> {
    let mut found = Vec::new();
    for (at, piece) in text.split(',').map(str::trim).enumerate() {
        if piece.is_empty() {
            continue;
        }
        let one = T::from_str(piece).map_err(|error| format!("item {}: {error}", at + 1))?;
        found.push(one);
    }
    Ok(found)
}

fn mean(text: &str) -> Result<f64, String> {
    let numbers: Vec<f64> = parse_list(text)?;
    if numbers.is_empty() {
        return Err("no numbers".to_string());
    }
    Ok(numbers.iter().sum::<f64>() / numbers.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parses_any_kind() {
        assert_eq!(parse_list::<u8>("1, 2,,3"), Ok(vec![1, 2, 3]));
        assert_eq!(parse_list::<bool>("true, false"), Ok(vec![true, false]));
    }

    #[test]
    fn says_which_is_wrong() {
        assert_eq!(parse_list::<i32>("1, x").unwrap_err(), "item 2: invalid digit found in string");
        assert_eq!(mean("1, 2, 6"), Ok(3.0));
        assert_eq!(mean(","), Err("no numbers".to_string()));
    }
}
