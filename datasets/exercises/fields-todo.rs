#[derive(Debug, Clone, PartialEq)]
struct Todo {
    title: String,
    done: bool,
    priority: u8,
}

impl Todo {
    fn finished(&self) -> Todo {
        Todo { done: true }
    }

    fn raised(&self, by: u8) -> Todo {
        Todo { priority: self.priority + by, title: self.title.clone() }
    }
}

#[test]
fn todos() {
    let todo = Todo { title: "wash".into(), done: false, priority: 2 };
    assert_eq!(todo.finished(), Todo { title: "wash".into(), done: true, priority: 2 });
    assert_eq!(todo.raised(3), Todo { title: "wash".into(), done: false, priority: 5 });
}
