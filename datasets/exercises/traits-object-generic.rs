trait Sink {
    fn write<T: ToString>(&mut self, value: T);
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Sink for Lines {
    fn write<T: ToString>(&mut self, value: T) {
        self.text.push_str(&value.to_string());
        self.text.push('\n');
    }
}

fn report(sink: &mut dyn Sink, name: &str, amount: u32) {
    sink.write(name);
    sink.write(amount);
}

#[test]
fn reports() {
    let mut lines = Lines::default();
    report(&mut lines, "apples", 3);
    assert_eq!(lines.text, "apples\n3\n");
}
