use std::collections::HashMap;

struct Ledger {
    balances: HashMap<String, i64>,
}

impl Ledger {
    fn balance(&mut self, name: &str) -> &mut i64 {
        self.balances.entry(name.to_string()).or_insert(0)
    }

    fn move_all(&mut self, from: &str, to: &str) {
        let source = self.balance(from);
        let target = self.balance(to);
        *target += *source;
        *source = 0;
    }
}

#[test]
fn moves_money() {
    let mut ledger = Ledger { balances: HashMap::new() };
    *ledger.balance("a") = 5;
    *ledger.balance("b") = 2;
    ledger.move_all("a", "b");
    ledger.move_all("c", "a");
    assert_eq!((ledger.balances["a"], ledger.balances["b"], ledger.balances["c"]), (0, 7, 0));
}
