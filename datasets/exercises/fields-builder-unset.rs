#[derive(Debug, Clone, PartialEq)]
struct Mail {
    to: String,
    subject: Option<String>,
    copies: Vec<String>,
    is_urgent: bool,
}

impl Mail {
    fn to(address: &str) -> Mail {
        Mail { to: address.to_string() }
    }

    fn urgent(self) -> Mail {
        Mail { is_urgent: true }
    }

    fn copy(mut self, address: &str) -> Mail {
        self.copies.push(address.to_string());
        self
    }
}

#[test]
fn writes() {
    let mail = Mail::to("ann").copy("bo").urgent();
    assert_eq!((mail.to.as_str(), mail.copies.len(), mail.is_urgent), ("ann", 1, true));
    assert!(!Mail::to("x").is_urgent);
    assert_eq!(mail.subject, None);
}
