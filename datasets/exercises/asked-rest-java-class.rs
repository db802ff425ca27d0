struct Account {
    owner: String,
    cents: i64,
    log: Vec<String>,
}

impl Account {
    fn new(owner: &str) -> Account {
        Account { owner: owner.to_string(), cents: 0, log: Vec::new() }
    }

    fn deposit(&mut self, cents: i64) {
        this.cents += cents;
        this.log.push(format!("+{cents}"));
    }

    fn statement(&self) -> String {
        format!("{}: {} ({})", this.owner, this.cents, this.log.join(" "))
    }
}

fn open(owner: &str, gift: i64) -> Account {
    let mut account = new Account(owner);
    account.deposit(gift);
    account
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_with_a_gift() {
        let account = open("Ann", 500);
        assert_eq!(account.statement(), "Ann: 500 (+500)");
    }

    #[test]
    fn keeps_a_log() {
        let mut account = Account::new("Bob");
        account.deposit(1);
        account.deposit(2);
        assert_eq!(account.statement(), "Bob: 3 (+1 +2)");
    }
}
