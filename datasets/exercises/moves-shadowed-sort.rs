fn median(values: &Vec<i64>) -> Option<i64> {
    if values.is_empty() {
        return None;
    }
    let mut sorted = *values;
    sorted.sort();
    Some(sorted[sorted.len() / 2])
}

fn report(values: Vec<i64>) -> String {
    let middle = median(&values).map_or("-".to_string(), |middle| middle.to_string());
    let list: Vec<String> = values.iter().map(|value| value.to_string()).collect();
    format!("{middle} of {}", list.join(","))
}

#[test]
fn leaves_the_order() {
    assert_eq!(report(vec![5, 1, 9]), "5 of 5,1,9");
    assert_eq!(report(vec![]), "- of ");
}
