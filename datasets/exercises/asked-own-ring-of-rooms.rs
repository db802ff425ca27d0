use std::cell::RefCell;
use std::rc::Rc;

struct Room {
    name: String,
    next: RefCell<Option<Rc<Room>>>,
    back: RefCell<Option<Rc<Room>>>,
}

fn room(name: &str) -> Rc<Room> {
    Rc::new(Room { name: name.to_string(), next: RefCell::new(None), back: RefCell::new(None) })
}

/// One door, which goes both ways; the rooms do not keep each other alive.
fn connect(from: &Rc<Room>, to: &Rc<Room>) {
    *from.next.borrow_mut() = Some(Rc::clone(to));
    *to.back.borrow_mut() = Rc::downgrade(from);
}

fn walk(from: &Rc<Room>) -> Vec<String> {
    let mut names = vec![from.name.clone()];
    let mut at = from.next.borrow().clone();
    while let Some(room) = at {
        names.push(room.name.clone());
        at = room.next.borrow().clone();
    }
    names
}

fn behind(room: &Room) -> Option<String> {
    room.back.borrow().as_ref().map(|back| back.name.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let (hall, attic) = (room("hall"), room("attic"));
        connect(&hall, &attic);
        assert_eq!(walk(&hall), ["hall", "attic"]);
        assert_eq!(behind(&attic), Some("hall".to_string()));
        assert_eq!(behind(&hall), None);
    }

    #[test]
    fn no_room_is_kept_alive() {
        let attic = room("attic");
        {
            let hall = room("hall");
            connect(&hall, &attic);
            assert_eq!(Rc::strong_count(&hall), 1);
        }
        assert_eq!(behind(&attic), None);
    }
}
