#[derive(Debug, Clone, PartialEq)]
struct Bid {
    bidder: String,
    amount: u32,
}

struct Auction {
    highest: Option<Bid>,
    log: Vec<String>,
}

impl Auction {
    fn offer(&mut self, bid: Bid) -> bool {
        if let Some(highest) = self.highest {
            if highest.amount >= bid.amount {
                self.log.push(format!("{} is below {}", bid.bidder, highest.bidder));
                return false;
            }
        }
        self.highest = Some(bid);
        self.log.push(format!("{} leads", bid.bidder));
        true
    }
}

#[test]
fn the_highest_leads() {
    let bid = |bidder: &str, amount| Bid { bidder: bidder.to_string(), amount };
    let mut auction = Auction { highest: None, log: vec![] };
    assert!(auction.offer(bid("a", 5)));
    assert!(!auction.offer(bid("b", 5)));
    assert!(auction.offer(bid("c", 6)));
    assert_eq!(auction.highest, Some(bid("c", 6)));
    assert_eq!(auction.log, ["a leads", "b is below a", "c leads"]);
}
