#[derive(Debug, Clone, Copy, PartialEq)]
enum Door {
    Open,
    Closed,
    Locked,
}

#[derive(Debug, Clone, Copy)]
enum Action {
    Push,
    Pull,
    Turn,
}

/// What becomes of a door; what makes no sense leaves it as it is.
fn step(door: Door, action: Action) -> Door {
    match (door, action) {
        (Door::Open, Action::Push) => Door::Closed,
        (Door::Closed, Action::Pull) => Door::Open,
        (Door::Closed, Action::Turn) => Door::Locked,
        (Door::Locked, Action::Turn) => Door::Closed,
    }
}

fn run(actions: &[Action]) -> Door {
    let mut door = Door::Closed;
    for action in actions {
        door = step(door, action);
    }
    door
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps() {
        assert_eq!(step(Door::Closed, Action::Turn), Door::Locked);
        assert_eq!(step(Door::Locked, Action::Pull), Door::Locked);
        assert_eq!(step(Door::Open, Action::Turn), Door::Open);
        assert_eq!(step(Door::Closed, Action::Push), Door::Closed);
    }

    #[test]
    fn runs() {
        assert_eq!(run(&[Action::Turn, Action::Pull, Action::Turn, Action::Pull, Action::Pull]), Door::Open);
        assert_eq!(run(&[]), Door::Closed);
    }
}
