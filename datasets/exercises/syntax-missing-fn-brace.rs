struct Purse {
    coins: Vec<u32>,
}

impl Purse {
    fn total(&self) -> u32 {
        self.coins.iter().sum()

    fn add(&mut self, coin: u32) -> u32 {
        self.coins.push(coin);
        self.total()
    }
}

#[test]
fn adds() {
    let mut purse = Purse { coins: vec![2] };
    assert_eq!(purse.add(5), 7);
    assert_eq!(purse.add(1), 8);
}
