enum Command {
    Deposit { amount: u32 },
    Transfer { amount: u32, target: u32 },
}

fn cost(command: &Command) -> u32 {
    match command {
        Command::Deposit { value } => *value,
        Command::Transfer { amount, to } => amount + to,
    }
}

#[test]
fn costs() {
    assert_eq!(cost(&Command::Deposit { amount: 3 }), 3);
    assert_eq!(cost(&Command::Transfer { amount: 3, target: 4 }), 7);
}
