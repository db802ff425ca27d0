use std::rc::Rc;

struct Config {
    depth: usize,
}

struct Worker {
    config: Rc<Config>,
    id: usize,
}

fn build(depth: usize) -> Vec<Worker> {
    let config = Config { depth };
    let first = Worker { config: config, id: 1 };
    let second = Worker { config: config, id: 2 };
    vec![first, second]
}

#[test]
fn builds() {
    let workers = build(3);
    assert_eq!(workers[0].config.depth + workers[1].config.depth, 6);
    assert!(Rc::ptr_eq(&workers[0].config, &workers[1].config));
    assert_eq!(workers[1].id, 2);
}
