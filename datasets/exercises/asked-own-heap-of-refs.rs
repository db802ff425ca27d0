use std::collections::HashMap;

#[derive(Debug, PartialEq)]
struct Student {
    name: String,
    marks: Vec<u32>,
}

struct School {
    students: Vec<Student>,
}

impl School {
    fn new(names: &[&str]) -> School {
        School { students: names.iter().map(|name| Student { name: name.to_string(), marks: vec![] }).collect() }
    }

    /// Enters the marks of a list; who is not at the school is given back.
    fn enter(&mut self, list: Vec<(String, u32)>) -> Vec<String> {
        let mut by_name: HashMap<&str, &Student> = HashMap::new();
        for student in &self.students {
            by_name.insert(&student.name, student);
        }
        let mut unknown = Vec::new();
        for (name, mark) in list {
            match by_name.get_mut(name.as_str()) {
                Some(student) => student.marks.push(mark),
                None => unknown.push(name),
            }
        }
        unknown
    }

    fn average(&self, name: &str) -> Option<u32> {
        let student = self.students.iter().find(|student| student.name == name)?;
        let count = student.marks.len() as u32;
        (count > 0).then(|| student.marks.iter().sum::<u32>() / count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn averages() {
        let mut school = School::new(&["ada", "bob"]);
        let list = vec![("ada".to_string(), 4), ("eve".to_string(), 1), ("ada".to_string(), 2)];
        assert_eq!(school.enter(list), ["eve"]);
        assert_eq!(school.average("ada"), Some(3));
        assert_eq!(school.average("bob"), None);
    }

    #[test]
    fn entered_twice() {
        let mut school = School::new(&["bob"]);
        school.enter(vec![("bob".to_string(), 5)]);
        school.enter(vec![("bob".to_string(), 1)]);
        assert_eq!(school.students[0].marks, [5, 1]);
    }
}
