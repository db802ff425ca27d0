use std::rc::Rc;

struct Employee {
    name: String,
    reports: Vec<Rc<Employee>>,
}

impl Employee {
    fn new(name: &str) -> Rc<Employee> {
        Rc::new(Employee { name: name.to_string(), reports: Vec::new() })
    }

    fn hire(self: &Rc<Self>, name: &str) -> Rc<Employee> {
        let new = Employee::new(name);
        self.reports.push(Rc::clone(&new));
        new
    }

    fn headcount(&self) -> usize {
        1 + self.reports.iter().map(|report| report.headcount()).sum::<usize>()
    }

    fn names(&self) -> Vec<String> {
        self.reports.iter().map(|report| report.name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_counts() {
        let boss = Employee::new("Ada");
        let bob = boss.hire("Bob");
        bob.hire("Cyd");
        bob.hire("Dee");
        assert_eq!(boss.headcount(), 4);
        assert_eq!(bob.names(), ["Cyd", "Dee"]);
    }

    #[test]
    fn one_list_for_all_who_hold_it() {
        let boss = Employee::new("Ada");
        let same = Rc::clone(&boss);
        boss.hire("Bob");
        assert_eq!(same.names(), ["Bob"]);
    }
}
