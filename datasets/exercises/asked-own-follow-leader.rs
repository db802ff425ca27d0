#[derive(Clone, Debug, PartialEq)]
struct Boat {
    id: u32,
    at: (i32, i32),
    follows: Option<u32>,
}

#[derive(Default)]
struct Lake {
    boats: Vec<Boat>,
    moves: usize,
}

impl Lake {
    fn add(&mut self, id: u32, at: (i32, i32), follows: Option<u32>) {
        self.boats.push(Boat { id, at, follows });
    }

    fn find(&self, id: u32) -> Option<&Boat> {
        self.boats.iter().find(|boat| boat.id == id)
    }

    /// Each boat goes to where the one before it is now, in the order of the boats.
    fn tick(&mut self) {
        for boat in self.boats.iter_mut() {
            let Some(leader) = boat.follows else { continue };
            if let Some(leader) = self.find(leader) {
                boat.at = leader.at;
                self.moves += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_goes_where_the_leader_is_by_then() {
        let mut lake = Lake::default();
        lake.add(1, (5, 5), None);
        lake.add(2, (0, 0), Some(1));
        lake.add(3, (9, 9), Some(2));
        lake.tick();
        assert_eq!(lake.find(2).unwrap().at, (5, 5));
        assert_eq!(lake.find(3).unwrap().at, (5, 5));
        assert_eq!(lake.moves, 2);
    }

    #[test]
    fn a_lost_leader() {
        let mut lake = Lake::default();
        lake.add(2, (1, 1), Some(7));
        lake.tick();
        assert_eq!(lake.boats, [Boat { id: 2, at: (1, 1), follows: Some(7) }]);
        assert_eq!(lake.moves, 0);
    }
}
