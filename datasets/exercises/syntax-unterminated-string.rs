fn help(command: &str) -> String {
    let intro = "usage: crab;
    match command {
        "add" => format!("{intro} add NAME"),
        "list" => format!("{intro} list"),
        _ => intro.to_string(),
    }
}

#[test]
fn helps() {
    assert_eq!(help("add"), "usage: crab add NAME");
    assert_eq!(help("?"), "usage: crab");
}
