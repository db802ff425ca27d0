struct Basket {
    fruits: Vec<String>,
}

fn fill(basket: &Basket, times: usize) {
    for _ in 0..times {
        basket.fruits.push("pear".to_string());
    }
}

fn filled() -> usize {
    let basket = Basket { fruits: vec![] };
    fill(&basket, 2);
    fill(&basket, 1);
    basket.fruits.len()
}

#[test]
fn fills() {
    assert_eq!(filled(), 3);
}
