struct Link {
    value: u32,
    next: Option<Box<Link>>,
}

struct Sorted {
    head: Option<Box<Link>>,
}

impl Sorted {
    fn place(&mut self, value: u32) -> &mut Option<Box<Link>> {
        let mut at = &mut self.head;
        while let Some(link) = at {
            if link.value >= value {
                break;
            }
            at = &mut link.next;
        }
        at
    }

    fn insert(&mut self, value: u32) {
        let at = self.place(value);
        let next = at.take();
        *at = Some(Box::new(Link { value, next }));
    }

    fn values(&self) -> Vec<u32> {
        let mut found = Vec::new();
        let mut at = &self.head;
        while let Some(link) = at {
            found.push(link.value);
            at = &link.next;
        }
        found
    }
}

#[test]
fn sorts() {
    let mut list = Sorted { head: None };
    for value in [3, 1, 2] {
        list.insert(value);
    }
    assert_eq!(list.values(), [1, 2, 3]);
}
