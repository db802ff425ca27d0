use std::collections::HashMap;

#[derive(Default)]
struct Room {
    members: Vec<String>,
    last: String,
}

#[derive(Default)]
struct Server {
    rooms: HashMap<String, Room>,
    inboxes: HashMap<String, Vec<String>>,
    delivered: usize,
}

impl Server {
    fn join(&mut self, room: &str, member: &str) {
        self.rooms.entry(room.to_string()).or_default().members.push(member.to_string());
    }

    fn deliver(&mut self, member: &str, text: &str) {
        self.delivered += 1;
        self.inboxes.entry(member.to_string()).or_default().push(text.to_string());
    }

    fn say(&mut self, room: &str, from: &str, text: &str) -> usize {
        let Some(place) = self.rooms.get_mut(room) else {
            return 0;
        };
        place.last = text.to_string();
        let mut count = 0;
        for member in &place.members {
            if member != from {
                self.deliver(member, text);
                count += 1;
            }
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_hear_it() {
        let mut server = Server::default();
        for name in ["ada", "bob", "eve"] {
            server.join("rust", name);
        }
        server.join("go", "joe");
        assert_eq!(server.say("rust", "ada", "hi"), 2);
        assert_eq!(server.say("rust", "bob", "hey"), 2);
        assert_eq!(server.inboxes["eve"], ["hi", "hey"]);
        assert_eq!(server.inboxes["ada"], ["hey"]);
        assert_eq!(server.delivered, 4);
        assert_eq!(server.rooms["rust"].last, "hey");
        assert_eq!(server.rooms["rust"].members.len(), 3);
    }

    #[test]
    fn no_such_room() {
        let mut server = Server::default();
        assert_eq!(server.say("java", "ada", "hi"), 0);
        assert!(server.inboxes.is_empty());
    }
}
