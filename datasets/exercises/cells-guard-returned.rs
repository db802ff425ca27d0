use std::cell::RefCell;

struct Table {
    rows: RefCell<Vec<Vec<u32>>>,
}

impl Table {
    fn largest(&self) -> &Vec<u32> {
        let rows = self.rows.borrow();
        rows.iter().max_by_key(|row| row.len()).unwrap()
    }

    fn add(&self, row: &[u32]) {
        self.rows.borrow_mut().push(row.to_vec());
    }
}

#[test]
fn finds_the_largest() {
    let table = Table { rows: RefCell::new(vec![vec![1]]) };
    table.add(&[2, 3]);
    let largest = table.largest();
    table.add(&[4, 5, 6]);
    assert_eq!(largest, [2, 3]);
    assert_eq!(table.largest(), [4, 5, 6]);
}
