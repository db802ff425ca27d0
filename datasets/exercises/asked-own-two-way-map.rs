use std::collections::HashMap;

#[derive(Default)]
struct Directory {
    by_name: HashMap<String, String>,
    by_phone: HashMap<String, String>,
    order: Vec<String>,
}

impl Directory {
    fn add(&mut self, name: String, phone: String) -> bool {
        if self.by_name.contains_key(&name) || self.by_phone.contains_key(&phone) {
            return false;
        }
        self.by_name.insert(name, phone);
        self.by_phone.insert(phone, name);
        self.order.push(name);
        true
    }

    fn rename(&mut self, old: &str, new: String) -> bool {
        let Some(phone) = self.by_name.remove(old) else {
            return false;
        };
        self.by_phone.insert(phone, new);
        self.by_name.insert(new, phone);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_by_both() {
        let mut directory = Directory::default();
        assert!(directory.add("ada".into(), "111".into()));
        assert!(!directory.add("ada".into(), "222".into()));
        assert!(!directory.add("bob".into(), "111".into()));
        assert_eq!(directory.by_name["ada"], "111");
        assert_eq!(directory.by_phone["111"], "ada");
        assert_eq!(directory.order, ["ada"]);
    }

    #[test]
    fn renamed_in_both() {
        let mut directory = Directory::default();
        directory.add("ada".into(), "111".into());
        assert!(directory.rename("ada", "eve".into()));
        assert!(!directory.rename("ada", "joe".into()));
        assert_eq!(directory.by_phone["111"], "eve");
        assert_eq!(directory.by_name.len(), 1);
    }
}
