struct Fields<'a> {
    rest: &'a str,
    separator: char,
}

impl<'a> Iterator for Fields<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&str> {
        if self.rest.is_empty() {
            return None;
        }
        match self.rest.split_once(self.separator) {
            Some((field, rest)) => {
                self.rest = rest;
                Some(field)
            }
            None => {
                let field = self.rest;
                self.rest = "";
                Some(field)
            }
        }
    }
}

#[test]
fn splits() {
    let line = "a;bc;;d".to_string();
    let fields: Vec<_> = Fields { rest: &line, separator: ';' }.collect();
    assert_eq!(fields, ["a", "bc", "", "d"]);
    assert!(Fields { rest: "", separator: ',' }.next().is_none());
}
