struct User {
    name: Option<String>,
    email: String,
}

struct Directory {
    users: Vec<User>,
}

impl Directory {
    fn email_of(&self, name: &str) -> Option<&str> {
        self.users.iter().find(|user| user.name == Some(name)).map(|user| user.email.as_str())
    }

    fn has_root(&self) -> bool {
        self.users.iter().any(|user| user.name == Some("root"))
    }

    fn domain(&self, name: &str) -> Option<&str> {
        let email = self.email_of(name)?;
        let (_, domain) = email.split_once('@')?;
        domain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory() -> Directory {
        let user = |name: Option<&str>, email: &str| User { name: name.map(str::to_string), email: email.to_string() };
        Directory { users: vec![user(None, "x@nowhere.org"), user(Some("ann"), "ann@example.com")] }
    }

    #[test]
    fn finds_by_name() {
        assert_eq!(directory().email_of("ann"), Some("ann@example.com"));
        assert_eq!(directory().email_of("bob"), None);
        assert!(!directory().has_root());
    }

    #[test]
    fn knows_domains() {
        assert_eq!(directory().domain("ann"), Some("example.com"));
        assert_eq!(directory().domain("x"), None);
    }
}
