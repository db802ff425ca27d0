use std::collections::HashMap;

struct Wallet {
    coins: HashMap<String, u32>,
}

impl Wallet {
    fn spend(&mut self, currency: &str, amount: u32) -> bool {
        let left: &mut u32 = self.coins.get_mut(currency);
        if *left < amount {
            return false;
        }
        *left -= amount;
        true
    }
}

#[test]
fn spends() {
    let mut wallet = Wallet { coins: HashMap::from([("crown".to_string(), 10)]) };
    assert!(wallet.spend("crown", 4));
    assert!(!wallet.spend("crown", 7));
    assert_eq!(wallet.coins["crown"], 6);
}
