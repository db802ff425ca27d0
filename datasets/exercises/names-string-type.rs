#[derive(Debug, PartialEq)]
struct Pet {
    name: string,
    age: int,
    weight: float,
}

fn summary(pets: &[Pet]) -> String {
    let age: u32 = pets.iter().map(|pet| pet.age).sum();
    let weight: f64 = pets.iter().map(|pet| pet.weight).sum();
    format!("{} pets, {age} years, {weight} kg", pets.len())
}

#[test]
fn sums() {
    let pet = |name: &str, age, weight| Pet { name: name.to_string(), age, weight };
    assert_eq!(summary(&[pet("Rex", 3, 20.5), pet("Mia", 4, 3.0)]), "2 pets, 7 years, 23.5 kg");
}
