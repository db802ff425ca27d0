#[derive(Debug, PartialEq)]
struct Account {
    balance: u32,
}

impl Account {
    fn withdraw(&mut self, amount: u32) -> Result<u32, String> {
        if amount > self.balance {
            return Err("not enough");
        }
        self.balance -= amount;
        Ok(self.balance)
    }
}

fn pay_all(account: &mut Account, bills: &[u32]) -> Result<usize, String> {
    let mut paid = 0;
    for &bill in bills {
        account.withdraw(bill).map_err(|fault| format!("{fault} for bill {paid}"))?;
        paid += 1;
    }
    Ok(paid)
}

#[test]
fn pays() {
    let mut account = Account { balance: 10 };
    assert_eq!(pay_all(&mut account, &[3, 4]), Ok(2));
    assert_eq!(pay_all(&mut account, &[3, 1]), Err("not enough for bill 1".to_string()));
}
