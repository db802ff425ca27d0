struct Context<'a> {
    globals: &'a [(String, i64)],
}

impl<'a> Context<'a> {
    fn lookup(&self, locals: &[(String, i64)], name: &str) -> Option<&i64> {
        for (known, value) in locals.iter().chain(self.globals) {
            if known == name {
                return Some(value);
            }
        }
        None
    }
}

#[test]
fn locals_come_first() {
    let pair = |name: &str, value| (name.to_string(), value);
    let globals = [pair("x", 1), pair("y", 2)];
    let locals = [pair("x", 10)];
    let context = Context { globals: &globals };
    assert_eq!(context.lookup(&locals, "x"), Some(&10));
    assert_eq!(context.lookup(&locals, "y"), Some(&2));
    assert_eq!(context.lookup(&[], "x"), Some(&1));
    assert_eq!(context.lookup(&locals, "z"), None);
}
