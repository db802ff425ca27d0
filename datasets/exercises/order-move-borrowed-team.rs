#[derive(Debug)]
struct Member {
    name: String,
    age: u8,
}

#[derive(Debug)]
struct Club {
    members: Vec<Member>,
    oldest: String,
}

fn found(members: Vec<Member>) -> Option<Club> {
    let oldest = members.iter().max_by_key(|member| member.age)?;
    let club = Club { members, oldest: oldest.name.clone() };
    Some(club)
}

#[test]
fn names_the_oldest() {
    assert!(found(vec![]).is_none());
    let member = |name: &str, age| Member { name: name.to_string(), age };
    let club = found(vec![member("a", 30), member("b", 61), member("c", 7)]).unwrap();
    assert_eq!(club.oldest, "b");
    assert_eq!(club.members.len(), 3);
    assert_eq!(club.members[0].age, 30);
}
