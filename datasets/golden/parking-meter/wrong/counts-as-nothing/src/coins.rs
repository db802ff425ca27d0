//! Counting coins.

use crate::fault::Fault;

const COINS: [u32; 6] = [5, 10, 20, 50, 100, 200];
const LEAST: u32 = 50;
const CENTS_PER_MINUTE: u32 = 5;

fn coin(text: &str) -> Result<u32, Fault> {
    let cents = text.trim().parse::<u32>().unwrap_or(0);
    if COINS.contains(&cents) {
        Ok(cents)
    } else {
        Err(Fault::NoSuchCoin(cents))
    }
}

/// The minutes that coins like `50 20 20` pay for.
pub fn minutes(coins: &str) -> Result<u32, Fault> {
    let mut cents = 0;
    for text in coins.split_whitespace() {
        cents += coin(text)?;
    }
    match LEAST.checked_sub(cents) {
        Some(missing) if missing > 0 => Err(Fault::TooLittle { missing }),
        _ => Ok(cents / CENTS_PER_MINUTE),
    }
}
