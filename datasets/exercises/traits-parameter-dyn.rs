trait Tax {
    fn rate(&self) -> u32;
}

struct Food;

struct Books;

impl Tax for Food {
    fn rate(&self) -> u32 {
        5
    }
}

impl Tax for Books {
    fn rate(&self) -> u32 {
        7
    }
}

fn gross(net: u32, tax: Tax) -> u32 {
    net + net * tax.rate() / 100
}

fn bill(food: u32, books: u32) -> u32 {
    gross(food, &Food) + gross(books, &Books)
}

#[test]
fn bills() {
    assert_eq!(bill(200, 100), 317);
    assert_eq!(bill(0, 0), 0);
}
