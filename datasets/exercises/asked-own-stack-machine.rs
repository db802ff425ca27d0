use std::collections::HashMap;

#[derive(Debug)]
enum Op {
    Push(i64),
    Load(String),
    Store(String),
    Add,
    JumpIfZero(usize),
    Jump(usize),
}

#[derive(Default)]
struct Machine {
    program: Vec<Op>,
    at: usize,
    stack: Vec<i64>,
    variables: HashMap<String, i64>,
}

impl Machine {
    fn pop(&mut self) -> i64 {
        self.stack.pop().unwrap_or(0)
    }

    fn step(&mut self) -> bool {
        let op = match self.program.get(self.at) {
            Some(op) => op,
            None => return false,
        };
        self.at += 1;
        match op {
            Op::Push(number) => self.stack.push(*number),
            Op::Load(name) => {
                let value = self.variables.get(name).copied().unwrap_or(0);
                self.stack.push(value);
            }
            Op::Store(name) => {
                let value = self.pop();
                self.variables.insert(name.clone(), value);
            }
            Op::Add => {
                let (right, left) = (self.pop(), self.pop());
                self.stack.push(left + right);
            }
            Op::JumpIfZero(target) => {
                if self.pop() == 0 {
                    self.at = *target;
                }
            }
            Op::Jump(target) => self.at = *target,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(program: Vec<Op>) -> Machine {
        let mut machine = Machine { program, ..Machine::default() };
        while machine.step() {}
        machine
    }

    fn name(name: &str) -> String {
        name.to_string()
    }

    #[test]
    fn counts_down() {
        let program = vec![
            Op::Push(3), Op::Store(name("n")), Op::Load(name("n")), Op::JumpIfZero(13), Op::Load(name("sum")),
            Op::Load(name("n")), Op::Add, Op::Store(name("sum")), Op::Load(name("n")), Op::Push(-1), Op::Add,
            Op::Store(name("n")), Op::Jump(2),
        ];
        let machine = run(program);
        assert_eq!(machine.variables["sum"], 6);
        assert_eq!(machine.variables["n"], 0);
        assert_eq!(machine.program.len(), 13);
    }

    #[test]
    fn an_empty_stack_gives_nought() {
        assert_eq!(run(vec![Op::Push(4), Op::Add, Op::Push(1)]).stack, [4, 1]);
    }
}
