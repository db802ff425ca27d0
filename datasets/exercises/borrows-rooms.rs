struct Room {
    name: String,
    visits: u32,
}

struct House {
    rooms: Vec<Room>,
    log: Vec<String>,
}

impl House {
    fn find(&mut self, name: &str) -> Option<&mut Room> {
        self.rooms.iter_mut().find(|room| room.name == name)
    }

    fn enter(&mut self, name: &str) -> bool {
        if let Some(room) = self.find(name) {
            room.visits += 1;
            self.log.push(format!("in {} ({})", room.name, room.visits));
            true
        } else {
            self.log.push(format!("no {name}"));
            false
        }
    }
}

#[test]
fn enters() {
    let room = |name: &str| Room { name: name.to_string(), visits: 0 };
    let mut house = House { rooms: vec![room("hall"), room("loft")], log: vec![] };
    assert!(house.enter("loft"));
    assert!(house.enter("loft"));
    assert!(!house.enter("attic"));
    assert_eq!(house.log, ["in loft (1)", "in loft (2)", "no attic"]);
    assert_eq!(house.find("loft").unwrap().visits, 2);
}
