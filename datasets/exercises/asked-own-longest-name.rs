struct Person {
    first: String,
    last: String,
}

fn longest_name(people: Vec<Person>) -> &str {
    let mut longest = "";
    for person in &people {
        for name in [&person.first, &person.last] {
            if name.len() > longest.len() {
                longest = name;
            }
        }
    }
    longest
}

fn table(people: Vec<Person>) -> Vec<String> {
    let width = longest_name(people).len();
    let mut rows = Vec::new();
    for person in &people {
        rows.push(format!("{:>width$} {:<width$}|", person.first, person.last));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[(&str, &str)]) -> Vec<Person> {
        names.iter().map(|(first, last)| Person { first: first.to_string(), last: last.to_string() }).collect()
    }

    #[test]
    fn as_wide_as_the_longest() {
        let rows = table(people(&[("Ada", "Byron"), ("Al", "Ko")]));
        assert_eq!(rows, ["  Ada Byron|", "   Al Ko   |"]);
    }

    #[test]
    fn nobody() {
        assert!(table(vec![]).is_empty());
    }
}
