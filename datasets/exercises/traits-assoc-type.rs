use std::collections::VecDeque;

trait Container {
    type Item;

    fn put(&mut self, item: Self::Item);
    fn take(&mut self) -> Option<Item>;
}

#[derive(Default)]
struct Line {
    waiting: VecDeque<u32>,
}

impl Container for Line {
    type Item = u32;

    fn put(&mut self, item: u32) {
        self.waiting.push_back(item);
    }

    fn take(&mut self) -> Option<u32> {
        self.waiting.pop_front()
    }
}

fn drain(container: &mut dyn Container<Item = u32>) -> Vec<u32> {
    std::iter::from_fn(|| container.take()).collect()
}

#[test]
fn waits_in_line() {
    let mut line = Line::default();
    line.put(4);
    line.put(2);
    assert_eq!(drain(&mut line), [4, 2]);
    assert_eq!(line.take(), None);
}
