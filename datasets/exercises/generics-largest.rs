#[derive(Debug, PartialEq)]
struct Pair<T> {
    first: T,
    second: T,
}

impl<T: Copy> Pair<T> {
    fn larger(&self) -> T {
        if self.first > self.second {
            self.first
        } else {
            self.second
        }
    }

    fn sorted(&self) -> Pair<T> {
        if self.first > self.second {
            Pair { first: self.second, second: self.first }
        } else {
            Pair { first: self.first, second: self.second }
        }
    }
}

#[test]
fn sorts() {
    assert_eq!(Pair { first: 3, second: 1 }.larger(), 3);
    assert_eq!(Pair { first: 2.5, second: 0.5 }.sorted(), Pair { first: 0.5, second: 2.5 });
}
