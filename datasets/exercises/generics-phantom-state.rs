use std::marker::PhantomData;

struct Open;

struct Closed;

struct Door<State> {
    uses: u32,
    state: PhantomData<State>,
}

impl Door<Closed> {
    fn new() -> Self {
        Door { uses: 0, state: PhantomData }
    }

    fn open(self) -> Door<Open> {
        Door { uses: self.uses + 1, state: self.state }
    }
}

impl Door<Open> {
    fn close(self) -> Door<Closed> {
        Door { uses: self.uses, state: self.state }
    }
}

#[test]
fn opens() {
    assert_eq!(Door::new().open().close().open().uses, 2);
}
