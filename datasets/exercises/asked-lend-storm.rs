#[derive(Debug)]
struct Ship {
    hull: i32,
    crew: u32,
}

struct Fleet {
    ships: Vec<Ship>,
    wind: i32,
    lost: u32,
}

impl Fleet {
    fn afloat(&mut self) -> impl Iterator<Item = &mut Ship> {
        self.ships.iter_mut().filter(|ship| ship.hull > 0)
    }

    fn force(&self) -> i32 {
        self.wind * 2
    }

    fn storm(&mut self) {
        for ship in self.afloat() {
            ship.hull -= self.force();
            if ship.hull <= 0 {
                self.lost += ship.crew;
                ship.crew = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fleet(hulls: &[i32]) -> Fleet {
        Fleet { ships: hulls.iter().map(|&hull| Ship { hull, crew: 10 }).collect(), wind: 3, lost: 0 }
    }

    #[test]
    fn some_sink() {
        let mut fleet = fleet(&[10, 6, 4]);
        fleet.storm();
        assert_eq!(fleet.lost, 20);
        assert_eq!(fleet.ships[0].hull, 4);
        assert_eq!(fleet.ships[1].crew, 0);
    }

    #[test]
    fn the_sunk_are_left_alone() {
        let mut fleet = fleet(&[10, 5]);
        fleet.storm();
        fleet.storm();
        assert_eq!(fleet.lost, 20);
        assert_eq!(fleet.ships[1].hull, -1);
        assert_eq!(fleet.ships[0].hull, -2);
    }
}
