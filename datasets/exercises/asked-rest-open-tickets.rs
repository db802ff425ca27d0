struct Ticket {
    id: u32,
    open: bool,
    tags: Vec<String>,
}

struct Tracker {
    tickets: Vec<Ticket>,
}

impl Tracker {
    fn open(&self) -> Iterator<Item = &Ticket> {
        self.tickets.iter().filter(|ticket| ticket.open)
    }

    fn tagged(&self, tag: String) -> Iterator<Item = u32> {
        self.open().filter(|ticket| ticket.tags.contains(&tag)).map(|ticket| ticket.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tracker() -> Tracker {
        let ticket = |id, open, tag: &str| Ticket { id, open, tags: vec![tag.to_string()] };
        Tracker { tickets: vec![ticket(1, true, "ui"), ticket(2, false, "ui"), ticket(3, true, "db")] }
    }

    #[test]
    fn lists_what_is_open() {
        assert_eq!(tracker().open().map(|ticket| ticket.id).collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn lists_what_is_open_by_tag() {
        let tracker = tracker();
        let mut found = tracker.tagged("ui".to_string());
        assert_eq!(found.next(), Some(1));
        assert_eq!(found.next(), None);
    }
}
