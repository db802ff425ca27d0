struct Camera {
    x: f32,
    zoom: f32,
}

struct Sprite {
    x: f32,
    drawn_at: f32,
}

struct Game {
    camera: Camera,
    sprites: Vec<Sprite>,
}

impl Game {
    fn camera(&self) -> &Camera {
        &self.camera
    }

    fn draw(&mut self) {
        let camera = self.camera();
        for sprite in &mut self.sprites {
            sprite.drawn_at = (sprite.x - camera.x) * camera.zoom;
        }
    }
}

#[test]
fn draws() {
    let sprite = |x| Sprite { x, drawn_at: 0.0 };
    let mut game = Game { camera: Camera { x: 1.0, zoom: 2.0 }, sprites: vec![sprite(1.0), sprite(4.0)] };
    game.draw();
    assert_eq!(game.sprites.iter().map(|sprite| sprite.drawn_at).collect::<Vec<_>>(), [0.0, 6.0]);
    assert_eq!(game.camera().zoom, 2.0);
}
