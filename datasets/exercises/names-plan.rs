enum Plan {
    Free,
    Pro { seats: u32 },
}

fn price(plan: &Plan) -> u32 {
    match plan {
        Plan::Free => {
            let price = 0;
        }
        Plan::Pro { seats } => {
            let price = seats * 10;
        }
    }
    price
}

#[test]
fn prices() {
    assert_eq!(price(&Plan::Free), 0);
    assert_eq!(price(&Plan::Pro { seats: 3 }), 30);
}
