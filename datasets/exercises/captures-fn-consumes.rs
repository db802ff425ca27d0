fn apply_to_all<F>(names: &[&str], format: F) -> Vec<String>
where
    F: Fn(&str) -> String,
{
    names.iter().map(|name| format(name)).collect()
}

fn letters(names: &[&str], greeting: String, signature: Vec<String>) -> Vec<String> {
    apply_to_all(names, |name| {
        let mut text = greeting;
        text.push(' ');
        text.push_str(name);
        for line in signature {
            text.push('\n');
            text.push_str(&line);
        }
        text
    })
}

#[test]
fn writes_letters() {
    let texts = letters(&["Ann", "Bob"], "Dear".to_string(), vec!["Yours".into(), "C".into()]);
    assert_eq!(texts, ["Dear Ann\nYours\nC", "Dear Bob\nYours\nC"]);
}
