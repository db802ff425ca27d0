//! Rates of tax.

use crate::Goods;

fn percent(goods: Goods) -> u32 {
    match goods {
        Goods::Food => 7,
        Goods::Books => 5,
        Goods::Other => 19,
    }
}

/// The tax on a price, rounded to the nearest cent.
pub fn on(goods: Goods, cents: u32) -> u32 {
    (cents * percent(goods) + 50) / 100
}
