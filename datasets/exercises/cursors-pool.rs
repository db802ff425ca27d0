struct Connection {
    id: usize,
    busy: bool,
}

struct Pool {
    connections: Vec<Connection>,
}

impl Pool {
    /// The first free connection, or a new one.
    fn get(&mut self) -> &mut Connection {
        for connection in self.connections.iter_mut() {
            if !connection.busy {
                connection.busy = true;
                return connection;
            }
        }
        let id = self.connections.len();
        self.connections.push(Connection { id, busy: true });
        self.connections.last_mut().unwrap()
    }
}

#[test]
fn reuses_what_is_free() {
    let mut pool = Pool { connections: vec![] };
    assert_eq!(pool.get().id, 0);
    assert_eq!(pool.get().id, 1);
    pool.connections[0].busy = false;
    let again = pool.get();
    assert!(again.busy);
    assert_eq!(again.id, 0);
    assert_eq!(pool.connections.len(), 2);
}
