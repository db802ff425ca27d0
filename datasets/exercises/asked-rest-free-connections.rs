/// A connection that was opened, which nobody can make up out of nothing.
struct Connection {
    id: u32,
}

#[derive(Default)]
struct Pool<T> {
    free: Vec<T>,
    lent: usize,
}

impl<T> Pool<T> {
    fn take(&mut self, open: impl FnOnce() -> T) -> T {
        self.lent += 1;
        self.free.pop().unwrap_or_else(open)
    }

    fn give_back(&mut self, one: T) {
        self.lent -= 1;
        self.free.push(one);
    }
}

struct Server {
    pool: Pool<Connection>,
    opened: u32,
}

impl Server {
    fn new() -> Self {
        Server { pool: Pool::default(), opened: 0 }
    }

    fn query(&mut self) -> u32 {
        let opened = &mut self.opened;
        let connection = self.pool.take(|| {
            *opened += 1;
            Connection { id: *opened }
        });
        let id = connection.id;
        self.pool.give_back(connection);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_no_more_than_it_needs() {
        let mut server = Server::new();
        assert_eq!((server.query(), server.query()), (1, 1));
        assert_eq!(server.opened, 1);
        assert_eq!(server.pool.lent, 0);
    }

    #[test]
    fn the_last_one_back_is_the_first_lent() {
        let mut pool: Pool<Connection> = Pool::default();
        pool.free.push(Connection { id: 4 });
        pool.free.push(Connection { id: 9 });
        assert_eq!(pool.take(|| unreachable!()).id, 9);
        assert_eq!(pool.lent, 1);
    }
}
