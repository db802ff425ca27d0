#[derive(Debug, Clone)]
struct Student {
    name: String,
    grade: u8,
}

fn sort_out(students: Vec<Student>) -> (Vec<Student>, Vec<Student>, usize) {
    let mut passed = Vec::new();
    let mut failed = Vec::new();
    let mut with_honours = 0;
    for student in students {
        if student.grade <= 4 {
            passed.push(student);
        } else {
            failed.push(student);
        }
        if student.grade == 1 {
            with_honours += 1;
        }
    }
    (passed, failed, with_honours)
}

#[test]
fn sorts_out() {
    let student = |name: &str, grade| Student { name: name.to_string(), grade };
    let (passed, failed, honours) = sort_out(vec![student("a", 1), student("b", 5), student("c", 4)]);
    assert_eq!((passed.len(), failed.len(), honours), (2, 1, 1));
    assert_eq!(failed[0].name, "b");
}
