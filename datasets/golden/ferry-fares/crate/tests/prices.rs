use ferry_fares::{Booking, Passenger, Season};

fn price(season: Season, passengers: &[Passenger], bicycles: u32) -> u32 {
    let passengers = passengers.to_vec();
    Booking {
        season,
        passengers,
        bicycles,
    }
    .price()
}

#[test]
fn children_pay_half() {
    assert_eq!(
        price(Season::Winter, &[Passenger::Adult, Passenger::Child], 0),
        3_000
    );
}

#[test]
fn summer_costs_more_for_everyone() {
    assert_eq!(
        price(Season::Summer, &[Passenger::Adult, Passenger::Child], 0),
        3_600
    );
}

#[test]
fn bicycles_cost_the_same_all_year() {
    assert_eq!(price(Season::Winter, &[], 2), 1_000);
    assert_eq!(price(Season::Summer, &[], 2), 1_000);
}
