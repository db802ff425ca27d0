#[derive(Debug, Clone)]
struct Product {
    name: String,
    price: u32,
}

fn affordable(products: &[Product]) -> Vec<String> {
    products.iter().filter(|product| product.price <= budget).map(|product| product.name.clone()).collect()
}

fn shop(budget: u32) -> String {
    let products = [
        Product { name: "pen".to_string(), price: 2 },
        Product { name: "lamp".to_string(), price: 30 },
        Product { name: "mug".to_string(), price: 8 },
    ];
    affordable(&products).join(" ")
}

#[test]
fn shops() {
    assert_eq!(shop(8), "pen mug");
    assert_eq!(shop(1), "");
}
