#[derive(Debug, PartialEq)]
struct Ticket {
    zone: u8,
    adults: u32,
    children: u32,
}

fn describe(ticket: &Ticket) -> String {
    let people = ticket.adults + ticket.children;
    format("zone {}, {people} people", ticket.zone)
}

fn all(tickets: &[Ticket]) -> Vec<String> {
    let mut lines = vec["tickets:".to_string()];
    lines.extend(tickets.iter().map(describe));
    lines
}

#[test]
fn describes() {
    let ticket = Ticket { zone: 2, adults: 1, children: 3 };
    assert_eq!(all(&[ticket]), ["tickets:", "zone 2, 4 people"]);
}
