struct Names {
    all: Vec<String>,
}

impl Names {
    fn starting(&self, prefix: &str) -> impl Iterator<Item = &String> {
        self.all.iter().filter(move |name| name.starts_with(prefix))
    }
}

#[test]
fn finds_by_prefix() {
    let names = Names { all: ["anna", "bert", "andy"].map(String::from).to_vec() };
    let prefix = "an".to_string();
    let found: Vec<_> = names.starting(&prefix).collect();
    assert_eq!(found, ["anna", "andy"]);
    assert!(std::ptr::eq(found[1], &names.all[2]));
    assert_eq!(names.starting("z").count(), 0);
}
