use std::marker::PhantomData;

/// The number of a thing in its table, which cannot be taken for that of another kind.
#[derive(Debug, Clone, Copy)]
struct Id<T> {
    at: usize,
    kind: PhantomData<T>,
}

struct Table<T> {
    rows: Vec<T>,
}

impl<T> Table<T> {
    fn add(&mut self, row: T) -> Id<T> {
        self.rows.push(row);
        Id { at: self.rows.len() - 1, kind: PhantomData }
    }

    fn get(&self, id: Id<T>) -> &T {
        &self.rows[id.at]
    }
}

struct Author {
    name: String,
}

struct Post {
    author: Id<Author>,
    title: String,
}

struct Blog {
    authors: Table<Author>,
    posts: Table<Post>,
}

impl Blog {
    fn new() -> Self {
        Blog { authors: Table { rows: Vec::new() }, posts: Table { rows: Vec::new() } }
    }

    fn series(&mut self, author: Id<Author>, title: &str, parts: u32) {
        for part in 1..=parts {
            self.posts.add(Post { author, title: format!("{title} {part}") });
        }
    }

    fn byline(&self, post: Id<Post>) -> String {
        let found = self.posts.get(post);
        format!("{} by {}", found.title, self.authors.get(found.author).name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_has_one_author() {
        let mut blog = Blog::new();
        let ann = blog.authors.add(Author { name: "Ann".to_string() });
        blog.series(ann, "Bread", 2);
        let last = blog.posts.add(Post { author: ann, title: "Salt".to_string() });
        assert_eq!(blog.posts.rows.len(), 3);
        assert_eq!(blog.byline(last), "Salt by Ann");
        assert_eq!(blog.byline(last), "Salt by Ann");
    }
}
