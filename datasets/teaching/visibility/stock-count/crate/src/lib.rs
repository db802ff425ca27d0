//! Orders for what runs short in a store.

mod stock;

pub use stock::Stock;

/// What to order so that `wanted` pieces of each article are there.
pub fn order(stock: &Stock, wanted: &[(&str, u32)]) -> Vec<(String, u32)> {
    let mut order = Vec::new();
    for (article, pieces) in wanted {
        let there = stock.pieces[*article];
        if there < *pieces {
            order.push((article.to_string(), pieces - there));
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_short_is_ordered() {
        let mut stock = Stock::default();
        stock.arrive("screws", 80);
        stock.arrive("nails", 10);
        stock.arrive("nails", 15);
        let order = order(&stock, &[("screws", 50), ("nails", 40), ("hooks", 5)]);
        assert_eq!(order, [("nails".to_string(), 15), ("hooks".to_string(), 5)]);
    }

    #[test]
    fn no_more_leaves_than_is_there() {
        let mut stock = Stock::default();
        stock.arrive("glue", 3);
        assert_eq!(stock.leave("glue", 5), 3);
        assert_eq!(stock.pieces("glue"), 0);
        assert_eq!(stock.leave("tape", 1), 0);
    }
}
