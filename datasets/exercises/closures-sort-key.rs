#[derive(Debug, Clone, PartialEq)]
struct Person {
    name: String,
    age: u32,
}

fn eldest_first(people: &[Person]) -> Vec<String> {
    let mut sorted = people.to_vec();
    sorted.sort_by(|a, b| b.age - a.age);
    sorted.into_iter().map(|person| person.name).collect()
}

#[test]
fn sorts() {
    let person = |name: &str, age| Person { name: name.to_string(), age };
    assert_eq!(eldest_first(&[person("a", 3), person("b", 70), person("c", 3), person("d", 9)]), ["b", "d", "a", "c"]);
}
