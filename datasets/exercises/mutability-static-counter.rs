static NEXT_ID: u32 = 1;

#[derive(Debug)]
struct Ticket {
    id: u32,
    title: String,
}

impl Ticket {
    fn new(title: &str) -> Ticket {
        let id = NEXT_ID;
        NEXT_ID += 1;
        Ticket { id, title: title.to_string() }
    }
}

#[test]
fn ids_differ() {
    let tickets: Vec<Ticket> = ["a", "b", "c"].into_iter().map(Ticket::new).collect();
    assert_eq!(tickets.iter().map(|ticket| ticket.id).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(tickets[2].title, "c");
}
