struct Rate {
    per_cent: u32,
}

fn with_tax(prices: &[u32], rate: &Rate) -> Vec<u32> {
    fn taxed(price: u32) -> u32 {
        price + price * rate.per_cent / 100
    }
    prices.iter().map(|price| taxed(*price)).collect()
}

#[test]
fn taxes() {
    assert_eq!(with_tax(&[100, 250], &Rate { per_cent: 10 }), [110, 275]);
    assert_eq!(with_tax(&[7], &Rate { per_cent: 0 }), [7]);
}
