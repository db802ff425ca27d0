#[derive(Debug)]
struct Row {
    id: u32,
    name: String,
    age: u32,
}

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    deletes: usize,
}

impl Table {
    fn insert(&mut self, id: u32, name: &str, age: u32) {
        self.rows.push(Row { id, name: name.to_string(), age });
    }

    fn select(&self, keep: impl Fn(&Row) -> bool) -> Vec<&Row> {
        self.rows.iter().filter(|row| keep(row)).collect()
    }

    fn delete(&mut self, id: u32) {
        self.deletes += 1;
        self.rows.retain(|row| row.id != id);
    }

    /// Deletes who is older; their names, in the order of the table.
    fn retire(&mut self, age: u32) -> Vec<String> {
        let old = self.select(|row| row.age > age);
        let mut names = Vec::new();
        for row in old {
            names.push(row.name.clone());
            self.delete(row.id);
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::default();
        table.insert(1, "ada", 70);
        table.insert(2, "bob", 30);
        table.insert(3, "eve", 68);
        table
    }

    #[test]
    fn the_old_go() {
        let mut table = table();
        assert_eq!(table.retire(67), ["ada", "eve"]);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(table.rows[0].name, "bob");
        assert_eq!(table.deletes, 2);
    }

    #[test]
    fn nobody_is_old() {
        let mut table = table();
        assert!(table.retire(99).is_empty());
        assert_eq!(table.deletes, 0);
    }
}
