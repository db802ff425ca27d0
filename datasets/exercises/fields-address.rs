#[derive(Clone)]
struct Address {
    street: String,
    city: String,
    street: String,
}

fn one_line(address: &Address) -> String {
    format!("{}, {} {}", address.street, address.zip, address.city)
}

#[test]
fn lines() {
    let address = Address { street: "Main 1".into(), zip: "123".into(), city: "Ulm".into() };
    assert_eq!(one_line(&address), "Main 1, 123 Ulm");
}
