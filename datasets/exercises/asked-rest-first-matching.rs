struct Product {
    name: String,
    stock: u32,
    price: u32,
}

struct Shop {
    products: Vec<Product>,
}

impl Shop {
    /// The first product in stock that the money can pay, else what is said of none.
    fn suggestion(&self, money: u32) -> String {
        let found = for product in &self.products {
            if product.stock > 0 && product.price <= money {
                break Some(&product.name);
            }
        };
        match found {
            Some(name) => format!("how about {name}?"),
            None => "nothing for that".to_string(),
        }
    }

    fn sell(&mut self, name: &str) -> bool {
        for product in self.products.iter_mut() {
            if product.name == name && product.stock > 0 {
                product.stock -= 1;
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop() -> Shop {
        let product = |name: &str, stock, price| Product { name: name.to_string(), stock, price };
        Shop { products: vec![product("pen", 0, 2), product("ink", 1, 5), product("paper", 9, 3)] }
    }

    #[test]
    fn suggests_the_first() {
        assert_eq!(shop().suggestion(10), "how about ink?");
        assert_eq!(shop().suggestion(3), "how about paper?");
        assert_eq!(shop().suggestion(2), "nothing for that");
    }

    #[test]
    fn suggests_what_is_left() {
        let mut shop = shop();
        assert!(shop.sell("ink"));
        assert!(!shop.sell("ink"));
        assert_eq!(shop.suggestion(10), "how about paper?");
    }
}
