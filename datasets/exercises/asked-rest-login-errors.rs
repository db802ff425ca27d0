use std::collections::HashMap;
use std::num::ParseIntError;

#[derive(Debug, PartialEq)]
enum LoginError {
    UnknownUser(String),
    BadPin(ParseIntError),
    WrongPin,
}

struct Users {
    pins: HashMap<String, u32>,
}

impl Users {
    fn login(&self, name: &str, pin: &str) -> Result<u32, LoginError> {
        let known = self.pins.get(name)?;
        let given: u32 = pin.trim().parse()?;
        if *known != given {
            return Err(LoginError::WrongPin);
        }
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn users() -> Users {
        Users { pins: HashMap::from([("ann".to_string(), 1234)]) }
    }

    #[test]
    fn lets_the_right_one_in() {
        assert_eq!(users().login("ann", " 1234 "), Ok(1234));
        assert_eq!(users().login("ann", "1"), Err(LoginError::WrongPin));
    }

    #[test]
    fn says_who_is_unknown() {
        assert_eq!(users().login("bob", "1234"), Err(LoginError::UnknownUser("bob".to_string())));
        assert_eq!(users().login("bob", "x"), Err(LoginError::UnknownUser("bob".to_string())));
    }

    #[test]
    fn says_why_a_pin_is_bad() {
        assert!(matches!(users().login("ann", "12a4"), Err(LoginError::BadPin(_))));
    }
}
