struct Crate {
    label: String,
    weight: u32,
}

struct Truck {
    crates: Vec<Crate>,
}

impl Truck {
    fn unload_heaviest(&mut self) -> Option<Crate> {
        let heaviest = self.crates.iter().max_by_key(|one| one.weight)?;
        self.crates.retain(|one| one.label != heaviest.label);
        Some(*heaviest)
    }
}

#[test]
fn unloads_by_weight() {
    let one = |label: &str, weight| Crate { label: label.to_string(), weight };
    let mut truck = Truck { crates: vec![one("a", 5), one("b", 9), one("c", 7)] };
    assert_eq!(truck.unload_heaviest().unwrap().label, "b");
    assert_eq!(truck.unload_heaviest().unwrap().label, "c");
    assert_eq!(truck.crates.len(), 1);
    truck.unload_heaviest();
    assert!(truck.unload_heaviest().is_none());
}
