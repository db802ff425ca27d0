type Parser<T> = Box<dyn Fn(&str) -> Option<(T, String)>>;

fn letter(wanted: char) -> Parser<char> {
    Box::new(|text| {
        let rest = text.strip_prefix(wanted)?;
        Some((wanted, rest.to_string()))
    })
}

fn many(parser: Parser<char>) -> Parser<String> {
    Box::new(|text| {
        let (mut found, mut rest) = (String::new(), text.to_string());
        while let Some((one, behind)) = parser(&rest) {
            found.push(one);
            rest = behind;
        }
        Some((found, rest))
    })
}

fn either(parsers: Vec<Parser<char>>) -> Parser<char> {
    Box::new(|text| {
        for parser in parsers {
            if let Some(found) = parser(text) {
                return Some(found);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_letters() {
        let parser = many(either(vec![letter('a'), letter('b')]));
        assert_eq!(parser("abac"), Some(("aba".to_string(), "c".to_string())));
        assert_eq!(parser("x"), Some((String::new(), "x".to_string())));
    }

    #[test]
    fn parsers_work_again() {
        let parser = either(vec![letter('x'), letter('y')]);
        assert!(parser("yes").is_some());
        assert!(parser("yes").is_some());
        assert_eq!(parser("no"), None);
    }
}
