struct User {
    first_name: String,
    last_name: String,
    age: u8,
}

fn initials(user: &User) -> String {
    let User { first, last, .. } = user;
    format!("{}{}", &first[..1], &last[..1])
}

#[test]
fn inits() {
    let user = User { first_name: "Ada".into(), last_name: "Lovelace".into(), age: 36 };
    assert_eq!(initials(&user), "AL");
    assert_eq!(user.age, 36);
}
