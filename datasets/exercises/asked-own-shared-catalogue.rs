use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Product {
    code: String,
    price: Cell<u32>,
}

#[derive(Default)]
struct Catalogue {
    products: RefCell<Vec<Rc<Product>>>,
}

impl Catalogue {
    fn add(&self, code: &str, price: u32) {
        self.products.borrow_mut().push(Rc::new(Product { code: code.to_string(), price: Cell::new(price) }));
    }

    fn find(&self, code: &str) -> Option<&Rc<Product>> {
        self.products.borrow().iter().find(|product| product.code == code)
    }

    fn raise(&self, code: &str, by: u32) -> Option<u32> {
        let product = self.find(code)?;
        product.price.set(product.price.get() + by);
        Some(product.price.get())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_sees_the_price() {
        let catalogue = Catalogue::default();
        catalogue.add("pen", 100);
        catalogue.add("ink", 250);
        let pen = catalogue.find("pen").unwrap();
        assert_eq!(catalogue.raise("pen", 20), Some(120));
        assert_eq!(pen.price.get(), 120);
        assert!(catalogue.raise("cap", 1).is_none());
    }

    #[test]
    fn products_may_be_added_meanwhile() {
        let catalogue = Catalogue::default();
        catalogue.add("pen", 100);
        let pen = catalogue.find("pen").unwrap();
        catalogue.add("ink", 250);
        assert_eq!(pen.code, "pen");
        assert_eq!(catalogue.products.borrow().len(), 2);
    }
}
