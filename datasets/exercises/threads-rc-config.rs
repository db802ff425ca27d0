use std::rc::Rc;
use std::thread;

struct Config {
    factor: u64,
}

fn worker(config: Rc<Config>, input: Vec<u64>) -> thread::JoinHandle<Vec<u64>> {
    thread::spawn(move || input.iter().map(|value| value * config.factor).collect())
}

fn run(inputs: Vec<Vec<u64>>, factor: u64) -> Vec<u64> {
    let config = Rc::new(Config { factor });
    let handles: Vec<_> = inputs.into_iter().map(|input| worker(Rc::clone(&config), input)).collect();
    let mut all = Vec::new();
    for handle in handles {
        all.extend(handle.join().unwrap());
    }
    assert_eq!(Rc::strong_count(&config), 1);
    all
}

#[test]
fn keeps_the_order() {
    assert_eq!(run(vec![vec![1, 2], vec![], vec![3]], 10), [10, 20, 30]);
}
