struct Window {
    width: u32,
    height: u32,
    min_width: u32,
    max_width: u32,
}

impl Window {
    fn resize(&mut self, width: u32, height: u32) {
        self.width = width.max(self.min_widht).min(self.max_width);
        self.height = height;
    }

    fn area(&self) -> u32 {
        self.width * self.height
    }
}

#[test]
fn resizes() {
    let mut window = Window { width: 10, height: 10, min_width: 5, max_width: 20 };
    window.resize(2, 3);
    assert_eq!(window.area(), 15);
    window.resize(30, 1);
    assert_eq!(window.area(), 20);
    window.resize(7, 1);
    assert_eq!(window.width, 7);
}
