/// A sentence of what there is: "a", "a and b", "a, b and c".
fn listed(parts: &[&str]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.to_string(),
        [first, last] => format!("{first} and {last}"),
        [first, rest @ ..] => format!("{first}, {}", listed(rest)),
    }
}

struct Recipe {
    title: String,
    needs: Vec<String>,
}

impl Recipe {
    fn shopping(&self) -> String {
        format!("For {} buy {}.", self.title, listed(&self.needs))
    }
}

fn greeting() -> String {
    format!("Hello {}!", listed(&["Ann", "Bob"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops() {
        let needs = ["flour", "salt", "yeast"].map(String::from).to_vec();
        let recipe = Recipe { title: "bread".to_string(), needs };
        assert_eq!(recipe.shopping(), "For bread buy flour, salt and yeast.");
    }

    #[test]
    fn greets() {
        assert_eq!(greeting(), "Hello Ann and Bob!");
        assert_eq!(listed(&["x"]), "x");
    }
}
