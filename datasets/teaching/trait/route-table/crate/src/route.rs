//! What a page is found by.

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    Get,
    Post,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    method: Method,
    path: String,
}

impl Route {
    /// A slash at the end of the path makes no difference.
    pub fn new(method: Method, path: &str) -> Self {
        let path = path.trim_end_matches('/').to_string();
        Route { method, path }
    }
}
