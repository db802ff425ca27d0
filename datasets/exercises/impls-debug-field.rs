#[derive(Clone, PartialEq)]
enum Unit {
    Gram,
    Piece,
}

#[derive(Debug, Clone, PartialEq)]
struct Ingredient {
    name: String,
    amount: u32,
    unit: Unit,
}

fn scaled(all: &[Ingredient], by: u32) -> Vec<Ingredient> {
    all.iter().map(|one| Ingredient { amount: one.amount * by, ..one.clone() }).collect()
}

#[test]
fn scales() {
    let eggs = Ingredient { name: "egg".to_string(), amount: 2, unit: Unit::Piece };
    let flour = Ingredient { name: "flour".to_string(), amount: 200, unit: Unit::Gram };
    let all = scaled(&[eggs, flour], 3);
    assert_eq!(all[0].amount, 6);
    assert_eq!(format!("{:?}", all[1].unit), "Gram");
}
