struct Switches {
    on: Vec<bool>,
}

impl Switches {
    fn count(&self) -> u32 {
        self.on.iter().map(|&is_on| is_on as u32).sum()
    }

    fn from_mask(mask: u8) -> Switches {
        let on = (0..8).map(|bit| (mask >> bit & 1) as bool).collect();
        Switches { on }
    }
}

#[test]
fn switches() {
    let switches = Switches::from_mask(0b1000_0110);
    assert_eq!(switches.count(), 3);
    assert!(!switches.on[0] && switches.on[1] && switches.on[7]);
    assert_eq!(Switches::from_mask(0).count(), 0);
}
