struct Course {
    title: String,
    marks: Vec<u32>,
}

impl Course {
    fn average(&self) -> f64 {
        if self.marks.is_empty() {
            return 0.0;
        }
        let total: u32 = self.marks.iter().sum();
        total / self.marks.len()
    }

    fn report(&self) -> String {
        format!("{}: {:.2}", self.title, self.average())
    }
}

#[test]
fn averages() {
    let course = Course { title: "Logic".to_string(), marks: vec![1, 2, 2] };
    assert_eq!(course.report(), "Logic: 1.67");
    assert_eq!(Course { title: String::new(), marks: Vec::new() }.average(), 0.0);
}
