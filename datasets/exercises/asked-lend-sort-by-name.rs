#[derive(Debug, Clone, PartialEq)]
struct Student {
    name: String,
    class: String,
    mark: u32,
}

fn by_class(mut students: Vec<Student>) -> Vec<Student> {
    students.sort_by_key(|student| (student.class, student.name));
    students
}

fn best(students: &[Student]) -> Option<String> {
    let best = students.iter().max_by_key(|student| student.mark)?;
    Some(best.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn students() -> Vec<Student> {
        let student = |name: &str, class: &str, mark| Student { name: name.into(), class: class.into(), mark };
        vec![student("Zoe", "1a", 3), student("Ann", "1b", 5), student("Bob", "1a", 4)]
    }

    #[test]
    fn sorted() {
        let names: Vec<String> = by_class(students()).into_iter().map(|student| student.name).collect();
        assert_eq!(names, ["Bob", "Zoe", "Ann"]);
    }

    #[test]
    fn the_best() {
        assert_eq!(best(&students()), Some("Ann".to_string()));
        assert_eq!(best(&[]), None);
    }
}
