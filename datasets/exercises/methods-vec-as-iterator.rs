#[derive(Debug, Clone, Copy, PartialEq)]
struct Bid {
    bidder: u32,
    cents: u32,
}

fn winners(bids: Vec<Bid>, least: u32) -> Vec<u32> {
    bids.filter(|bid| bid.cents >= least).map(|bid| bid.bidder).collect()
}

#[test]
fn wins() {
    let bid = |bidder, cents| Bid { bidder, cents };
    assert_eq!(winners(vec![bid(1, 5), bid(2, 50), bid(3, 10)], 10), [2, 3]);
    assert!(winners(vec![], 1).is_empty());
}
