struct Button<'a> {
    handler: Box<dyn FnMut() -> usize + 'a>,
}

impl<'a> Button<'a> {
    fn new<F: FnMut() -> usize>(handler: F) -> Button<'a> {
        Button { handler: Box::new(handler) }
    }

    fn press(&mut self) -> usize {
        (self.handler)()
    }
}

#[test]
fn presses() {
    let mut log = Vec::new();
    {
        let mut button = Button::new(|| {
            log.push("pressed");
            log.len()
        });
        assert_eq!((button.press(), button.press()), (1, 2));
    }
    assert_eq!(log, ["pressed"; 2]);
}
