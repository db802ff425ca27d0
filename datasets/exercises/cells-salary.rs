use std::cell::RefCell;
use std::rc::Rc;

#[derive(Debug)]
struct Employee {
    name: String,
    salary: u32,
}

fn raise(staff: &[Rc<RefCell<Employee>>], by: u32) {
    for person in staff {
        person.salary += by;
    }
}

fn names(staff: &[Rc<RefCell<Employee>>]) -> Vec<String> {
    staff.iter().map(|person| person.name.clone()).collect()
}

#[test]
fn raises() {
    let ann = Rc::new(RefCell::new(Employee { name: "Ann".into(), salary: 10 }));
    raise(&[ann.clone()], 5);
    assert_eq!(ann.borrow().salary, 15);
    assert_eq!(names(&[ann]), vec!["Ann"]);
}
