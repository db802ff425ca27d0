use std::sync::{Arc, Mutex};
use std::thread;

struct Bank {
    balances: Mutex<Vec<i64>>,
}

impl Bank {
    fn deposit(&self, account: usize, amount: i64) {
        self.balances.lock().unwrap()[account] += amount;
    }

    fn total(&self) -> i64 {
        self.balances.lock().unwrap().iter().sum()
    }
}

fn run(accounts: usize, rounds: i64) -> (i64, Vec<i64>) {
    let bank = Arc::new(Bank { balances: Mutex::new(vec![0; accounts]) });
    let mut threads = vec![];
    for account in 0..accounts {
        threads.push(thread::spawn(|| {
            for amount in 1..=rounds {
                bank.deposit(account, amount);
            }
        }));
    }
    for thread in threads {
        thread.join().unwrap();
    }
    let balances = bank.balances.into_inner().unwrap();
    (bank.total(), balances)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost() {
        assert_eq!(run(3, 100), (15150, vec![5050; 3]));
    }

    #[test]
    fn no_accounts() {
        assert_eq!(run(0, 5), (0, vec![]));
    }
}
