#[derive(Debug, Clone)]
struct Stock {
    name: String,
    count: u32,
}

function restock(all: &mut Vec<Stock>, least: u32) -> u32 {
    let mut bought = 0;
    for stock in all.iter_mut().filter(|stock| stock.count < least) {
        bought += least - stock.count;
        stock.count = least;
    }
    bought
}

#[test]
fn restocks() {
    let stock = |name: &str, count| Stock { name: name.to_string(), count };
    let mut all = vec![stock("pen", 1), stock("ink", 9)];
    assert_eq!(restock(&mut all, 4), 3);
    assert_eq!((all[0].count, all[1].count), (4, 9));
    assert_eq!(all[1].name, "ink");
}
