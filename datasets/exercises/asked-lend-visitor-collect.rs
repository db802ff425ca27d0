enum Expr {
    Num(i64),
    Var(String),
    Call(String, Vec<Expr>),
}

trait Visitor {
    fn var(&mut self, name: &str);
    fn call(&mut self, name: &str, arguments: usize);
}

fn visit(expr: &Expr, visitor: &mut dyn Visitor) {
    match expr {
        Expr::Num(_) => {}
        Expr::Var(name) => visitor.var(name),
        Expr::Call(name, arguments) => {
            visitor.call(name, arguments.len());
            for argument in arguments {
                visit(argument, visitor);
            }
        }
    }
}

#[derive(Default)]
struct Names {
    vars: Vec<&str>,
    calls: usize,
}

impl Visitor for Names {
    fn var(&mut self, name: &str) {
        if !self.vars.contains(&name) {
            self.vars.push(name);
        }
    }

    fn call(&mut self, _name: &str, arguments: usize) {
        self.calls += arguments.min(1);
    }
}

fn variables(expr: &Expr) -> Vec<String> {
    let mut names = Names::default();
    visit(expr, &mut names);
    names.vars.iter().map(|name| name.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn var(name: &str) -> Expr {
        Expr::Var(name.to_string())
    }

    #[test]
    fn each_once() {
        let inner = Expr::Call("g".into(), vec![var("y"), var("x"), Expr::Num(1)]);
        assert_eq!(variables(&Expr::Call("f".into(), vec![var("x"), inner])), ["x", "y"]);
    }

    #[test]
    fn calls_with_arguments() {
        let mut names = Names::default();
        visit(&Expr::Call("f".into(), vec![Expr::Call("g".into(), vec![])]), &mut names);
        assert_eq!(names.calls, 1);
    }
}
