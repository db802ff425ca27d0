struct Address {
    street: String,
    zip: Option<String>,
}

struct Person {
    name: String,
    address: Option<Address>,
}

fn zip(person: &Person) -> Option<u32> {
    person.address.zip.trim().parse().ok()
}

fn label(person: &Person) -> String {
    let street = person.address.map(|address| address.street).unwrap_or("no address");
    format!("{}, {}", person.name, street)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(zip: Option<&str>) -> Person {
        let address = Address { street: "Main St".to_string(), zip: zip.map(String::from) };
        Person { name: "Kim".to_string(), address: Some(address) }
    }

    #[test]
    fn zips() {
        assert_eq!(zip(&person(Some(" 8001 "))), Some(8001));
        assert_eq!(zip(&person(Some("x"))), None);
        assert_eq!(zip(&person(None)), None);
        assert_eq!(zip(&Person { name: "Lu".to_string(), address: None }), None);
    }

    #[test]
    fn labels() {
        assert_eq!(label(&person(None)), "Kim, Main St");
        assert_eq!(label(&Person { name: "Lu".to_string(), address: None }), "Lu, no address");
    }
}
