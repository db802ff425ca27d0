//! A table of routes for a small web server.

mod route;

pub use route::{Method, Route};
use std::collections::HashMap;

#[derive(Default)]
pub struct Table {
    pages: HashMap<Route, String>,
}

impl Table {
    /// Registers a page; false where the route is taken.
    pub fn add(&mut self, method: Method, path: &str, page: &str) -> bool {
        let route = Route::new(method, path);
        let free = !self.pages.contains_key(&route);
        if free {
            self.pages.insert(route, page.to_string());
        }
        free
    }

    pub fn find(&self, method: Method, path: &str) -> &str {
        match self.pages.get(&Route::new(method, path)) {
            Some(page) => page,
            None => "not found",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_method_and_path() {
        let mut table = Table::default();
        assert!(table.add(Method::Get, "/tea", "all teas"));
        assert!(table.add(Method::Post, "/tea", "new tea"));
        assert_eq!(table.find(Method::Get, "/tea/"), "all teas");
        assert_eq!(table.find(Method::Post, "/tea"), "new tea");
    }

    #[test]
    fn a_route_is_taken_once() {
        let mut table = Table::default();
        table.add(Method::Get, "/", "first");
        assert!(!table.add(Method::Get, "", "second"));
        assert_eq!(table.find(Method::Get, "/"), "first");
        assert_eq!(table.find(Method::Get, "/cup"), "not found");
    }
}
