struct Guest {
    name: String,
    table: u32,
}

fn seated(guests: &[Guest], tables: &[u32]) -> Vec<String> {
    guests.iter().filter(|guest| tables.contains(guest.table)).map(|guest| guest.name.clone()).collect()
}

#[test]
fn seats() {
    let guest = |name: &str, table| Guest { name: name.to_string(), table };
    assert_eq!(seated(&[guest("a", 1), guest("b", 2), guest("c", 3)], &[3, 1]), ["a", "c"]);
}
