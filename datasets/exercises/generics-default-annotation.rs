trait Unit: Default {
    fn symbol(&self) -> &'static str;
}

#[derive(Default)]
struct Gram;

#[derive(Default)]
struct Litre;

impl Unit for Gram {
    fn symbol(&self) -> &'static str {
        "g"
    }
}

impl Unit for Litre {
    fn symbol(&self) -> &'static str {
        "l"
    }
}

fn show<U: Unit>(amount: u32) -> String {
    format!("{amount} {}", U::default().symbol())
}

fn recipe() -> Vec<String> {
    vec![show(500), show::<Litre>(2)]
}

#[test]
fn cooks() {
    assert_eq!(recipe(), ["500 g", "2 l"]);
}
