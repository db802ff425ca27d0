struct Basket {
    eggs: u32,
}

impl Basket {
    fn add(&mut self, eggs: u32) -> &mut Basket {
        self.eggs += eggs;
        self
    }

    fn cartons(&self, size: u32) -> u32 {
        self.eggs.div_ceil(size)
    }
}

fn pack(hens: &[u32], size: u32) -> u32 {
    let mut basket = Basket { eggs: 0 };
    for laid in hens {
        basket::add(*laid);
    }
    basket.cartons(size)
}

#[test]
fn packs() {
    assert_eq!(pack(&[3, 4], 6), 2);
    assert_eq!(pack(&[6], 6), 1);
    assert_eq!(pack(&[], 6), 0);
}
