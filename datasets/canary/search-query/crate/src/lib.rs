//! Search queries as people type them: `title:"red fox" year:2020 -draft`.

mod lexer;
mod query;

pub use lexer::{Lexer, Token};
pub use query::{parse, Clause, QueryError};
