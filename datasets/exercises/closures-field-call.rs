struct Rule {
    name: &'static str,
    applies: fn(u32) -> bool,
}

const RULES: [Rule; 3] = [
    Rule { name: "Fizz", applies: |n| n % 3 == 0 },
    Rule { name: "Buzz", applies: |n| n % 5 == 0 },
    Rule { name: "Bang", applies: |n| n % 7 == 0 },
];

fn say(number: u32) -> String {
    let words: String = RULES.iter().filter(|rule| rule.applies(number)).map(|rule| rule.name).collect();
    if words.is_empty() {
        number.to_string()
    } else {
        words
    }
}

#[test]
fn says() {
    assert_eq!(say(15), "FizzBuzz");
    assert_eq!(say(21), "FizzBang");
    assert_eq!(say(8), "8");
}
