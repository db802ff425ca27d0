#[derive(Debug)]
struct User {
    name: String,
    email: Option<String>,
}

impl User {
    fn domain(&self) -> String {
        match self.email {
            Some(email) => match email.split_once('@') {
                Some((_, domain)) => domain.to_string(),
                None => String::new(),
            },
            None => "none".to_string(),
        }
    }

    fn display(&self) -> String {
        let email = self.email.unwrap_or("-".to_string());
        format!("{} <{}>", self.name, email)
    }
}

#[test]
fn shows_users() {
    let ann = User { name: "Ann".into(), email: Some("ann@home.org".into()) };
    let bob = User { name: "Bob".into(), email: None };
    assert_eq!(ann.domain(), "home.org");
    assert_eq!(ann.display(), "Ann <ann@home.org>");
    assert_eq!(bob.domain(), "none");
    assert_eq!(bob.display(), "Bob <->");
    assert!(ann.email.is_some());
}
