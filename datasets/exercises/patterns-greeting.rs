struct User {
    name: String,
    age: u32,
    email: String,
}

fn greet(user: &User) -> String {
    let User { name, age } = user;
    format!("{name} ({age})")
}

#[test]
fn greets() {
    let user = User { name: "Bo".into(), age: 3, email: "b@c".into() };
    assert_eq!(greet(&user), "Bo (3)");
    assert_eq!(user.email, "b@c");
}
