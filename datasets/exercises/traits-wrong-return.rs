trait Validator {
    fn check(&self, value: &str) -> Result<(), String>;
}

struct Longest(usize);

struct NotEmpty;

impl Validator for Longest {
    fn check(&self, value: &str) -> Result<(), String> {
        if value.chars().count() > self.0 {
            return Err(format!("longer than {}", self.0));
        }
        Ok(())
    }
}

impl Validator for NotEmpty {
    fn check(&self, value: &str) -> bool {
        !value.is_empty()
    }
}

fn faults(value: &str, all: &[Box<dyn Validator>]) -> usize {
    all.iter().filter(|one| one.check(value).is_err()).count()
}

#[test]
fn validates() {
    let all: Vec<Box<dyn Validator>> = vec![Box::new(Longest(3)), Box::new(NotEmpty)];
    assert_eq!(faults("abc", &all), 0);
    assert_eq!(faults("abcd", &all), 1);
    assert_eq!(faults("", &all), 1);
}
