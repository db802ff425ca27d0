#[derive(Debug, Clone)]
struct Contact {
    name: String,
    email: String,
    phone: String,
    email: String,
}

impl Contact {
    fn new(name: &str, email: &str, phone: &str) -> Self {
        Contact { name: name.to_string(), email: email.to_string(), phone: phone.to_string() }
    }

    fn label(&self) -> String {
        format!("{} <{}> {}", self.name, self.email, self.phone)
    }
}

#[test]
fn labels() {
    assert_eq!(Contact::new("Ann", "a@b.c", "12").label(), "Ann <a@b.c> 12");
}
