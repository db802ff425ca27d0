#[derive(Debug, PartialEq)]
struct Song {
    title: String,
    next: Option<Box<Song>>,
}

#[derive(Default)]
struct Playlist {
    first: Option<Box<Song>>,
}

impl Playlist {
    fn append(&mut self, title: &str) {
        let song = Some(Box::new(Song { title: title.to_string(), next: None }));
        let mut current = self.first;
        while let Some(node) = current {
            current = node.next;
        }
        current = song;
    }

    fn titles(&self) -> Vec<&str> {
        let mut found = vec![];
        let mut current = &self.first;
        while let Some(song) = current {
            found.push(song.title.as_str());
            current = &song.next;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_order() {
        let mut list = Playlist::default();
        for title in ["a", "b", "c"] {
            list.append(title);
        }
        assert_eq!(list.titles(), ["a", "b", "c"]);
    }

    #[test]
    fn nothing_is_lost() {
        let mut list = Playlist { first: Some(Box::new(Song { title: "x".into(), next: None })) };
        list.append("y");
        assert_eq!(list.titles(), ["x", "y"]);
    }
}
