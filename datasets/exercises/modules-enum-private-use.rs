mod model {
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum Status {
        Open,
        Done,
    }

    pub(self) fn toggle(status: Status) -> Status {
        match status {
            Status::Open => Status::Done,
            Status::Done => Status::Open,
        }
    }

    #[derive(Debug, Clone)]
    pub struct Todo {
        pub text: String,
        pub status: Status,
    }
}

fn toggle_all(todos: &[model::Todo]) -> Vec<model::Todo> {
    todos.iter().map(|todo| model::Todo { status: model::toggle(todo.status), ..todo.clone() }).collect()
}

#[test]
fn toggles() {
    let todo = |status| model::Todo { text: "wash".to_string(), status };
    let all = toggle_all(&[todo(model::Status::Open), todo(model::Status::Done)]);
    assert_eq!(all[0].status, model::Status::Done);
    assert_eq!(all[1].status, model::Status::Open);
    assert_eq!(all[0].text, "wash");
}
