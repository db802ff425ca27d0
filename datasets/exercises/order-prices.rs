fn raise(prices: &mut Vec<u32>) -> u32 {
    let first = &mut prices[0];
    let mut sum = 0;
    for price in prices.iter() {
        sum += price;
    }
    let tenth = sum / 10;
    prices.push(tenth);
    *first += tenth;
    sum
}

#[test]
fn raises() {
    let mut prices = vec![10, 20];
    assert_eq!(raise(&mut prices), 30);
    assert_eq!(prices, [13, 20, 3]);
}
