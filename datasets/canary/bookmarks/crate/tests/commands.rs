use bookmarks::{run, Store};

fn after(lines: &[&str]) -> (Store, String) {
    let mut store = Store::default();
    let said = lines
        .iter()
        .map(|line| run(&mut store, line))
        .last()
        .unwrap();
    (store, said)
}

#[test]
fn bookmarks_are_added_once() {
    let (store, said) = after(&["add https://a.example news", "add https://a.example daily"]);
    assert_eq!((store.len(), said.as_str()), (1, "known"));
    assert_eq!(after(&["add nothing"]).1, "no address in \"nothing\"");
}

#[test]
fn what_is_imported_is_found_by_its_tags() {
    let (store, said) =
        after(&["import https://b.example rust ; https://a.example rust news; junk"]);
    assert_eq!(said, "2 new, 1 refused");
    assert_eq!(
        store.tagged("rust"),
        ["https://a.example", "https://b.example"]
    );
    assert_eq!(store.tagged("news"), ["https://a.example"]);
}

#[test]
fn what_is_imported_again_only_gains_tags() {
    let lines = [
        "add https://a.example news",
        "import https://a.example daily; https://a.example daily",
    ];
    let (mut store, said) = after(&lines);
    assert_eq!((store.len(), said.as_str()), (1, "0 new, 0 refused"));
    assert_eq!(run(&mut store, "show https://a.example"), "daily news");
    assert_eq!(run(&mut store, "tag daily"), "https://a.example");
}

#[test]
fn what_is_unknown_is_said() {
    assert_eq!(after(&["show https://c.example"]).1, "unknown");
    assert_eq!(after(&["delete all"]).1, "no command \"delete\"");
    assert!(after(&["tag rust"]).0.is_empty());
}
