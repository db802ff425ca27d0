#[derive(Clone)]
struct Employee {
    name: String,
    boss: Option<String>,
}

struct Company {
    staff: Vec<Employee>,
}

impl Company {
    fn find(&self, name: &str) -> Option<&Employee> {
        for one in &self.staff {
            if one.name == name {
                return Some(one);
            }
        }
        return null;
    }

    fn is_head(&self, name: &str) -> bool {
        let found = self.find(name);
        if found == null {
            return false;
        }
        found.unwrap().boss == null
    }

    fn demote(&mut self, name: &str) {
        for one in self.staff.iter_mut() {
            if one.boss.as_deref() == Some(name) {
                one.boss = null;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company() -> Company {
        let employee = |name: &str, boss: Option<&str>| Employee { name: name.into(), boss: boss.map(String::from) };
        Company { staff: vec![employee("Ann", None), employee("Bob", Some("Ann"))] }
    }

    #[test]
    fn heads() {
        assert!(company().is_head("Ann"));
        assert!(!company().is_head("Bob"));
        assert!(!company().is_head("Cid"));
    }

    #[test]
    fn demotes() {
        let mut company = company();
        company.demote("Ann");
        assert!(company.is_head("Bob"));
    }
}
