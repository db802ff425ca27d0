use std::fmt::Debug;

struct Labelled<'a, T> {
    label: &'a str,
    value: &'a T,
}

trait Show {
    fn show(&self) -> String;
}

impl<'a, T: Debug> Show for Labelled<'a, T> {
    fn show(&self) -> String {
        format!("{}={:?}", self.label, self.value)
    }
}

fn shown<'a, T: Debug>(label: &'a str, value: &'a T) -> Box<dyn Show> {
    Box::new(Labelled { label, value })
}

#[test]
fn shows() {
    let label = "x".to_string();
    let value = vec![1, 2];
    assert_eq!(shown(&label, &value).show(), "x=[1, 2]");
    assert_eq!(value.len(), 2);
}
