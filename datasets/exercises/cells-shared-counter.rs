use std::rc::Rc;

struct Limiter {
    left: Rc<u32>,
}

impl Limiter {
    fn pair(limit: u32) -> (Limiter, Limiter) {
        let left = Rc::new(limit);
        (Limiter { left: Rc::clone(&left) }, Limiter { left })
    }

    fn take(&mut self) -> bool {
        if *self.left == 0 {
            return false;
        }
        *self.left -= 1;
        true
    }
}

#[test]
fn both_take_of_one_limit() {
    let (mut a, mut b) = Limiter::pair(3);
    assert_eq!([a.take(), b.take(), a.take(), b.take()], [true, true, true, false]);
    assert!(!a.take());
}
