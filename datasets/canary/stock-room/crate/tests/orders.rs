use stock_room::{Order, Receipt, StockRoom};

fn stocked() -> StockRoom {
    let mut room = StockRoom::default();
    room.stock.deliver("bolt", 10);
    room.stock.deliver("nut", 4);
    room
}

#[test]
fn a_receipt_says_what_is_missing() {
    let mut room = stocked();
    let receipt = room.accept(Order::new(7, &[("bolt", 6), ("nut", 6), ("washer", 1)]));
    assert_eq!(
        receipt,
        Receipt {
            order: 7,
            missing: 3
        }
    );
    assert_eq!((room.stock.free("bolt"), room.stock.free("nut")), (4, 0));
}

#[test]
fn an_order_knows_what_was_put_aside_for_it() {
    let mut room = stocked();
    room.accept(Order::new(7, &[("bolt", 6), ("nut", 6)]));
    let reserved: Vec<u32> = room
        .order(7)
        .unwrap()
        .lines
        .iter()
        .map(|line| line.reserved)
        .collect();
    assert_eq!(reserved, [6, 4]);
    assert_eq!(room.order(8), None);
}

#[test]
fn what_was_put_aside_comes_back() {
    let mut room = stocked();
    room.accept(Order::new(7, &[("bolt", 6)]));
    room.accept(Order::new(8, &[("bolt", 6)]));
    assert_eq!(room.cancel(7).unwrap().number, 7);
    assert_eq!(room.stock.free("bolt"), 6);
    assert!(room.cancel(7).is_none());
}

#[test]
fn complete_orders_are_shipped() {
    let mut room = stocked();
    room.accept(Order::new(9, &[("bolt", 1), ("nut", 4)]));
    room.accept(Order::new(8, &[("nut", 1)]));
    room.accept(Order::new(7, &[("bolt", 9)]));
    let shipped: Vec<u32> = room.ship().iter().map(|order| order.number).collect();
    assert_eq!(shipped, [7, 9]);
    assert!(room.ship().is_empty());
}
