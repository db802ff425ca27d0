mod shop {
    mod price {
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Price(pub u32);

        impl Price {
            pub fn reduced(self, per_cent: u32) -> Price {
                Price(self.0 - self.0 * per_cent / 100)
            }
        }
    }

    pub fn sale(prices: &[u32]) -> Vec<price::Price> {
        prices.iter().map(|&cents| price::Price(cents).reduced(20)).collect()
    }
}

fn total(prices: &[u32]) -> shop::Price {
    shop::Price(shop::sale(prices).iter().map(|price| price.0).sum())
}

#[test]
fn totals() {
    assert_eq!(total(&[100, 50]), shop::Price(120));
    assert_eq!(total(&[]).0, 0);
}
