#[derive(Clone)]
struct Address {
    street: String,
    city: String,
}

struct Customer {
    name: String,
    address: Address,
}

fn label(customer: &Customer) -> String {
    format!("{}\n{}\n{}", customer.name, customer.street, customer.city)
}

#[test]
fn labels() {
    let address = Address { street: "Elm 4".to_string(), city: "Ulm".to_string() };
    let customer = Customer { name: "Ida".to_string(), address: address.clone() };
    assert_eq!(label(&customer), "Ida\nElm 4\nUlm");
    assert_eq!(customer.address.city, address.city);
}
