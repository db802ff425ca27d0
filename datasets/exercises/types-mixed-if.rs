#[derive(Debug, Clone, PartialEq)]
struct Stock {
    name: String,
    count: u32,
}

fn status(stock: &Stock) -> String {
    if stock.count == 0 {
        "sold out"
    } else if stock.count < 3 {
        format!("only {} {}", stock.count, stock.name)
    } else {
        stock.count
    }
}

#[test]
fn states() {
    let stock = |count| Stock { name: "mugs".to_string(), count };
    assert_eq!(status(&stock(0)), "sold out");
    assert_eq!(status(&stock(2)), "only 2 mugs");
    assert_eq!(status(&stock(12)), "12");
}
