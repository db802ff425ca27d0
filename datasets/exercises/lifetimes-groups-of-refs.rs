use std::collections::BTreeMap;

#[derive(Debug, PartialEq)]
struct Sale {
    region: String,
    amount: u32,
}

struct Summary<'a> {
    best: BTreeMap<&str, &Sale>,
}

impl<'a> Summary<'a> {
    fn new(sales: &'a [Sale]) -> Summary<'a> {
        let mut best: BTreeMap<&str, &Sale> = BTreeMap::new();
        for sale in sales {
            let entry = best.entry(sale.region.as_str()).or_insert(sale);
            if sale.amount > entry.amount {
                *entry = sale;
            }
        }
        Summary { best }
    }

    fn best(&self, region: &str) -> Option<&'a Sale> {
        self.best.get(region)
    }
}

#[test]
fn finds_the_best() {
    let sale = |region: &str, amount| Sale { region: region.to_string(), amount };
    let sales = [sale("n", 3), sale("s", 9), sale("n", 5)];
    let best = {
        let summary = Summary::new(&sales);
        (summary.best("n"), summary.best("x"))
    };
    assert_eq!(best, (Some(&sales[2]), None));
}
