struct Canvas {
    cells: Vec<char>,
    width: usize,
}

impl Canvas {
    fn new(width: usize, height: usize, fill: char) -> Canvas {
        Canvas { cells: vec![fill; width * height], width }
    }

    fn set(&mut self, x: usize, y: usize, c: char) {
        self.cells[y * self.width + x] = c;
    }
}

fn cross(size: usize, c: char) -> String {
    let mut canvas = Canvas::new(size, size);
    for i in 0..size {
        canvas.set(i, i);
        canvas.set(size - 1 - i, i);
    }
    canvas.cells.chunks(size).map(|row| row.iter().collect::<String>()).collect::<Vec<_>>().join("/")
}

#[test]
fn crosses() {
    assert_eq!(cross(3, 'x'), "x x/ x /x x");
}
