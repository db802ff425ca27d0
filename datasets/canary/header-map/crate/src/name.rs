//! Names of headers: the letters keep their case, and it does not count.

use std::fmt;

#[derive(Clone, Debug)]
pub struct Name(String);

impl Name {
    /// A name; `None` where a letter is not allowed in one.
    pub fn new(text: &str) -> Option<Self> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        (!text.is_empty() && text.bytes().all(allowed)).then(|| Name(text.to_string()))
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for Name {}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
