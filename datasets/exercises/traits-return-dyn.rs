trait Greeting {
    fn say(&self, name: &str) -> String;
}

struct Polite;

struct Short;

impl Greeting for Polite {
    fn say(&self, name: &str) -> String {
        format!("Good day, {name}.")
    }
}

impl Greeting for Short {
    fn say(&self, name: &str) -> String {
        format!("hi {name}")
    }
}

fn greeting(is_boss: bool) -> dyn Greeting {
    if is_boss {
        Polite
    } else {
        Short
    }
}

#[test]
fn greets() {
    assert_eq!(greeting(true).say("Ann"), "Good day, Ann.");
    assert_eq!(greeting(false).say("Bo"), "hi Bo");
}
