struct Form {
    age: String,
    height: String,
}

fn is_adult(form: &Form) -> bool {
    let age = form.age as u32;
    age >= 18
}

fn count(forms: &[Form]) -> usize {
    forms.iter().filter(|form| is_adult(form) && !form.height.is_empty()).count()
}

#[test]
fn counts() {
    let form = |age: &str| Form { age: age.to_string(), height: "170".to_string() };
    assert_eq!(count(&[form("18"), form("17"), form("x"), form("102")]), 2);
}
