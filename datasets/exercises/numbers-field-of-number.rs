#[derive(Debug)]
struct Circle {
    radius: f64,
}

impl Circle {
    fn area(&self) -> f64 {
        self.radius.pow(2) * 3.0
    }
}

fn biggest(circles: &[Circle]) -> f64 {
    let mut most = 0.0;
    for circle in circles {
        let area = circle.area();
        if area.value > most {
            most = area;
        }
    }
    most
}

#[test]
fn measures() {
    assert_eq!(biggest(&[Circle { radius: 1.0 }, Circle { radius: 2.0 }]), 12.0);
    assert_eq!(biggest(&[]), 0.0);
}
