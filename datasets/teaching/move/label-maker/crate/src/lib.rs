//! Labels for the boxes of a removal.

pub struct Room {
    pub name: String,
    pub boxes: u32,
}

/// The labels of all boxes of a room, and a last one that says how many there are.
pub fn labels(house: &str, room: &Room) -> Vec<String> {
    let prefix = format!("{house}/{}", room.name);
    let label = move |number| format!("{prefix} {number}");
    let mut labels: Vec<String> = (1..=room.boxes).map(label).collect();
    labels.push(format!("{prefix}: {} boxes", labels.len()));
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str, boxes: u32) -> Room {
        Room {
            name: name.to_string(),
            boxes,
        }
    }

    #[test]
    fn boxes_are_numbered_from_one() {
        let labels = labels("mill", &room("attic", 2));
        assert_eq!(
            labels,
            ["mill/attic 1", "mill/attic 2", "mill/attic: 2 boxes"]
        );
    }

    #[test]
    fn an_empty_room_has_one_label() {
        assert_eq!(labels("mill", &room("hall", 0)), ["mill/hall: 0 boxes"]);
        assert_eq!(labels("", &room("hall", 3)).len(), 4);
    }
}
