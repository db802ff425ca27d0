#[derive(Debug, Clone, PartialEq)]
enum Event {
    Key(char),
    Resize(u32, u32),
    Quit,
}

#[derive(Default)]
struct App {
    queue: Vec<Event>,
    text: String,
    size: (u32, u32),
    running: bool,
}

impl App {
    fn handle(&mut self, event: &Event) {
        match event {
            Event::Key(key) => self.text.push(*key),
            Event::Resize(width, height) => self.size = (*width, *height),
            Event::Quit => self.running = false,
        }
    }

    fn drain(&mut self) -> usize {
        let mut handled = 0;
        for event in &self.queue {
            self.handle(event);
            handled += 1;
        }
        self.queue.clear();
        handled
    }
}

#[test]
fn handles_each_event_once() {
    let mut app = App { running: true, ..App::default() };
    app.queue = vec![Event::Key('a'), Event::Resize(3, 4), Event::Key('b'), Event::Quit];
    assert_eq!(app.drain(), 4);
    assert_eq!((app.text.as_str(), app.size, app.running), ("ab", (3, 4), false));
    assert_eq!(app.drain(), 0);
    assert_eq!(app.text, "ab");
}
